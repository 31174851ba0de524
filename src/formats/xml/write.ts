import { lookup } from '../../core/lookup.ts';

/** What XML 1.0 cannot hold, not even as a reference (section 2.2): becomes U+FFFD, one for one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question.
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text between tags. A CR is written as a reference: readers turn a bare one into LF. */
export const escapeText = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>\r]/g, (one) => REFERENCES.get(one) ?? one);

/** Text between double quotes; readers turn bare tabs and line breaks there into spaces. */
export const escapeAttribute = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\t\n\r]/g, (one) => REFERENCES.get(one) ?? one);

const REFERENCES = lookup<string>({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
});

/** An element with text; attributes in the given order. */
export const leaf = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string | number>> = {},
) => `<${name}${attributesOf(attributes)}>${escapeText(text)}</${name}>`;

export const attributesOf = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('');
