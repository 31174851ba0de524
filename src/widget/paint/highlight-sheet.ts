import { appearanceOf } from '../../core/catalogue/entity-type.ts';
import { adoptSheet, constructSheet } from '../view/adopt.ts';
import { colourOf } from './type-styles.ts';

/**
 * The only style sheet that the element adds to the page, with rules for `::highlight(bio-gloss-…)`, which must be in
 * the tree whose text they paint. It is constructed, so no policy on inline styles applies.
 */
let sheet: CSSStyleSheet | undefined;
const known = new Set<string>();

export function addSheetTo(tree: Document | ShadowRoot): void {
  sheet ??= createSheet();
  adoptSheet(tree, sheet);
}

/**
 * WebKit uses older names for the shorthand of the decoration and for other properties. Transparent tints let the
 * host's colours show through, on light and dark backgrounds.
 */
export function ruleFor(type: string, name: string): void {
  if (!sheet || known.has(name)) return;
  known.add(name);
  const colour = colourOf(type);
  sheet.insertRule(
    `::highlight(${name}) { background-color: color-mix(in oklab, ${colour} 20%, transparent); text-decoration-line: underline; text-decoration-style: ${appearanceOf(type).pattern}; text-decoration-color: ${colour}; }`,
  );
}

const createSheet = (): CSSStyleSheet =>
  constructSheet(
    `::highlight(bio-gloss-chosen) { background-color: color-mix(in oklab, var(--bio-gloss-accent, oklch(0.62 0.15 257)) 45%, transparent); }
    @media (forced-colors: active) { ::highlight(bio-gloss-chosen) { background-color: Highlight; color: HighlightText; } }`,
  );
