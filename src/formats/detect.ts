/** Enough of a file to tell what it is, in UTF-16 units. */
export const DETECTION_LENGTH = 4096;

/** Extensions that say all. */
const BY_EXTENSION: readonly (readonly [RegExp, string])[] = [
  [/\.(nbib|medline)$/i, 'nbib'],
  [/\.ris$/i, 'ris'],
  [/\.pubtator(\.txt)?$/i, 'pubtator'],
  [/\.ann$/i, 'brat'],
  [/\.nxml$/i, 'jats'],
  [/\.jsonld$/i, 'w3c'],
  [/\.pdf$/i, 'pdf'],
];

/** Beginnings that do; the more telling first. */
const BY_CONTENT: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'pdf'],
  [/^\s*<[\s\S]*<PubmedArticle[\s>]/, 'pubmed-xml'],
  [/^\s*<[\s\S]*<collection[\s>]/, 'bioc-xml'],
  [/^\s*<[\s\S]*<article[\s>]/, 'jats'],
  [/^\s*[[{][\s\S]*"format"\s*:\s*"biogloss/, 'json'],
  [/^\s*[[{][\s\S]*w3\.org\/ns\/anno/, 'w3c'],
  [/^\s*[[{][\s\S]*"(PubTator3|passages)"\s*:/, 'bioc-json'],
  [/^\s*[[{][\s\S]*"denotations"\s*:/, 'pubannotation'],
  [/^\s*[[{][\s\S]*"(anns|extId)"\s*:/, 'europepmc'],
  [/^\s*[^\s|]+\|t\|.*\r?\n[^\s|]+\|a\|/, 'pubtator'],
  [/^\s*PMID- ?\d+\r?\n[\s\S]*^[A-Z]{2,4} *- /m, 'nbib'],
  [/^\s*TY {1,2}- ?[A-Z]+\s*\r?\n[\s\S]*^[A-Z][A-Z0-9] {1,2}-/m, 'ris'],
];

/** What format a text is in, by the file's name (`.gz` aside) and how it begins; undefined: plain text, as far as one can see. */
export function detectFormat(beginning: string, fileName = ''): string | undefined {
  const name = fileName.replace(/\.gz$/i, '');
  const content = beginning.slice(0, DETECTION_LENGTH).replace(/^\ufeff/, '');
  const named = BY_EXTENSION.find(([pattern]) => pattern.test(name));
  return named?.[1] ?? BY_CONTENT.find(([pattern]) => pattern.test(content))?.[1];
}

/** A dropped file, or a paste (without a name). Bytes where it is no text. */
export interface GivenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export const formatOf = ({ name, content }: GivenFile): string | undefined =>
  typeof content === 'string' ? detectFormat(content, name) : 'pdf';
