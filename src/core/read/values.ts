import type { FoundMention } from '../decode/mentions.ts';

const NUMBER = '\\d+(?:[.,]\\d+)*';
const UNIT =
  '(?:%|[kmµμnp]?g|[mµμnd]?[lL]|[mµμn]?M|[mµμn]?mol|[mkµμ]?(?:I\\.?)?U|mm ?Hg|[mµμn]m|Gy|kDa)';
const VALUE = new RegExp(`^[<>≤≥~±=]?\\s*${NUMBER}\\s*${UNIT}$`, 'u');
const AT_END = new RegExp(`(?<!\\bvitamins? \\p{L})\\s+[<>≤≥~±=]?\\s*${NUMBER}$`, 'iu');
const UNIT_BEHIND = new RegExp(`^\\s?${UNIT}(?![\\p{L}\\p{N}])`, 'u');

/** Types whose names have figures and letters of their own. */
const WITH_FIGURES: ReadonlySet<string> = new Set(['Variant', 'CellLine', 'Species']);

/**
 * Takes values out of what a model found: '25 mg' is no chemical, and 'CRP 187' behind which 'mg/L' stands is CRP.
 */
export function withoutValues(
  text: string,
  mentions: readonly FoundMention[],
): readonly FoundMention[] {
  if (!mentions.some(({ start, end }) => /\d/u.test(text.slice(start, end)))) return mentions;
  return mentions.flatMap((mention) => {
    if (WITH_FIGURES.has(mention.type)) return mention;
    const name = text.slice(mention.start, mention.end);
    if (VALUE.test(name)) return [];
    const value = AT_END.exec(name);
    if (!value || value.index === 0 || !UNIT_BEHIND.test(text.slice(mention.end, mention.end + 8)))
      return mention;
    return { ...mention, end: mention.start + value.index };
  });
}
