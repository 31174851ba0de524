import { appearanceOf, KNOWN_TYPES } from '../../core/catalogue/entity-type.ts';

/**
 * Gives every `[data-type]` the hue and the underline pattern of the catalogue, as `--hue` and `--pattern`, from which
 * `tokens.css` makes colours. The style sheet is constructed, because the page's policy forbids inline styles.
 */
export function adoptEntityTypeStyles(page: Document): void {
  const sheet = new CSSStyleSheet();
  const rules = KNOWN_TYPES.map((type) => ruleOf(`[data-type="${type}"]`, type));
  sheet.replaceSync(`@layer tokens { ${ruleOf('[data-type]', '')} ${rules.join(' ')} }`);
  page.adoptedStyleSheets.push(sheet);
}

function ruleOf(selector: string, type: string): string {
  const { hue, pattern } = appearanceOf(type);
  return `${selector} { --hue: ${hue}; --pattern: ${pattern}; }`;
}
