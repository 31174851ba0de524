import type { Finding } from './detection/finding.ts';
import { findJson } from './detection/json.ts';
import { findLines } from './detection/lines.ts';
import { findMarkup } from './detection/markup.ts';
import { isOneFile } from './detection/one-file.ts';
import { isZip } from './docx/is-zip.ts';

/**
 * Names that say what a file is where its content does not: of lines that no rule knows the reader of the format says
 * what is wrong with them.
 */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/\.(nbib|medline)$/i, 'nbib'],
  [/\.ris$/i, 'ris'],
  [/\.pubtator(\.txt)?$/i, 'pubtator'],
  [/\.ann$/i, 'brat'],
  [/\.(bib|bibtex)$/i, 'bibtex'],
  [/\.enw$/i, 'endnote'],
  [/\.ciw$/i, 'web-of-science'],
];

/** Files of other kinds, by how they begin. None of them is prose, though they are text. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  // The signature of Word, Excel and PowerPoint until 2003 (MS-CFB, 2.2), as `encoding/decode.ts` has bytes that are no text.
  [
    /^\udcd0\udccf[\s\S]\u0871/,
    'is a file of Word or Excel as of 1997 to 2003; save it as .docx, CSV or PDF',
  ],
  [/^\{\\rtf/, 'is a document in RTF; save it as Word (.docx), plain text or PDF'],
  [/^%!PS/, 'is PostScript; save it as PDF'],
  [
    /^(?:%[^\r\n]*[\r\n]\s*)*\\(?:documentclass|documentstyle|begin\s*\{document\})/,
    'is LaTeX; open the PDF that it makes, or copy its text from there',
  ],
  [
    /^Record #\d+ of \d+\s+ID: /,
    'is an export of the Cochrane Library as text; export the records as RIS',
  ],
  [
    /^<\d+>\s+(?:[A-Z][\w ]{1,40}\r?\n[ \t]+\S|[A-Z]{2} {0,2}- )/,
    'is an export of Ovid as text; export the records as RIS or in the format for reference managers',
  ],
  [
    /^"TITLE","(?:[^"]|"")*"\s+"(?:AUTHOR NAMES|SOURCE|ABSTRACT|PUBLICATION YEAR)",/,
    'is an export of Embase with a field a row; export the records as RIS, or as CSV with a record a row',
  ],
];

/**
 * What a file is, by its content; its name decides only what the content leaves open. Formats are told by parsing as
 * far as is needed: the root of XML, the keys of JSON, the first lines of a list of lines.
 *
 * @param text of the file, as far as it is at hand
 * @param isAll whether that is all of it
 */
export function detect(text: string, fileName = '', isAll = true): Finding {
  const content = text.replace(/^[\ufeff\s]+/u, '');
  if (/%PDF-/.test(text.slice(0, 1024))) return { kind: 'format', format: 'pdf' };
  if (text.startsWith('PK\u0003\u0004')) return { kind: 'format', format: 'docx' };
  if (content.length < 2 && !isAll) return { kind: 'undecided' };
  const other = content === '' ? undefined : otherKind(content);
  if (other !== undefined) return { kind: 'unknown', reason: other };
  const found =
    content[0] === '<'
      ? findMarkup(content, isAll)
      : /^[[{]/.test(content)
        ? findJson(content, isAll)
        : undefined;
  if (found) return found;
  if (isOneFile(content)) return { kind: 'format', format: 'html' };
  const lines = findLines(content);
  if (lines !== undefined) return { kind: 'format', format: lines };
  // A line that is not at hand yet may tell.
  if (!isAll && content.length < DETECTION_LENGTH) return { kind: 'undecided' };
  const name = fileName.replace(/\.gz$/i, '');
  const named = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  return named === undefined ? { kind: 'prose' } : { kind: 'format', format: named };
}

/** Enough of a file to tell that it is prose, in UTF-16 units. */
const DETECTION_LENGTH = 4096;

const otherKind = (content: string): string | undefined =>
  OTHERS.find(([begin]) => begin.test(content.slice(0, DETECTION_LENGTH)))?.[1];

/** A dropped file, or a paste (without a name). Bytes where it is no text. */
export interface GivenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The plain text that the clipboard has beside its HTML. */
  readonly plain?: string;
  /** Prose in which tags stand (`hasTags`); it is read without them. */
  readonly isTagged?: true;
}

export function findingOf({ name, content, plain }: GivenFile): Finding {
  if (plain !== undefined) return { kind: 'format', format: 'html' };
  if (typeof content === 'string') return detect(content, name);
  return { kind: 'format', format: isZip(content) ? 'docx' : 'pdf' };
}
