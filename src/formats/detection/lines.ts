import { isPubmedText } from '../imports/pubmed-citation.ts';
import { isTable } from '../table/head.ts';

/** Enough lines to tell a format by. */
const ENOUGH = 40;

const TAG = /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?/;
/** Tags that MEDLINE has and RIS has not. */
const MEDLINE = new Set(
  'PMID OWN STAT DCOM LR PG LID AID FAU AUID PT DEP JT JID RN SB MH EDAT MHDA CRDT PHST PST SO OTO OT CTI BTI BDAT'.split(
    ' ',
  ),
);
const STANDOFF = /^(?:T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*(?:\t|$)|[REAMN*#]\d*\t\S+ \S)/;

/** The format of a text made of lines, if it is in one; undefined for prose. Line ends are LF, CRLF or CR. */
export function findLines(text: string): string | undefined {
  const lines = text
    .slice(0, 200_000)
    .split(/\r\n|\r|\n/, ENOUGH * 4)
    .filter((line) => line.trim() !== '')
    .slice(0, ENOUGH);
  const [first = '', second = ''] = lines;
  const id = idOfTitle(first);
  if (id !== undefined && (/^\d+$/.test(id) || belongs(second, id))) return 'pubtator';
  if (STANDOFF.test(first) && lines.some((line) => /^T\d+\t/.test(line))) return 'brat';
  if (lines.slice(0, 5).some((line) => /^\s*TY {0,2}- ?[A-Z]{3,}\s*$/.test(line))) {
    return lines.some((line) => /^\s*[A-Z][A-Z0-9] {0,2}-/.test(line)) && lines.length > 1
      ? 'ris'
      : undefined;
  }
  const reference = findReferences(lines);
  if (reference !== undefined) return reference;
  const tags = lines.flatMap((line) => TAG.exec(line)?.[1] ?? []);
  if (/^PMID *- *\d+\s*$/.test(first) && lines.length > 1) return 'nbib';
  const isTagged = TAG.test(first) && tags.length >= 3;
  if (isTagged && tags.some((tag) => MEDLINE.has(tag))) return 'nbib';
  if (isPubmedText(text.slice(0, 40_000))) return 'pubmed-text';
  return isTable(lines) ? 'table' : undefined;
}

const ENTRY = /^\s*@\s*[a-z]+\s*[{(]/i;
const FIELD = /(?:^|[,{(])\s*[\w-]+\s*=\s*(?:["{]|\w+\s*(?:,|$))/;

/** Formats of reference managers, by their first fields. Mendeley and others put a sentence before their BibTeX. */
function findReferences(lines: readonly string[]): string | undefined {
  const [first = '', second = ''] = lines;
  const entry = lines.slice(0, 10).findIndex((line) => ENTRY.test(line));
  if (entry >= 0 && lines.slice(entry).some((line) => FIELD.test(line))) return 'bibtex';
  if (/^%0 \S/.test(first) && lines.some((line) => /^%[1-9A-Z@] /.test(line))) return 'endnote';
  const isOfWeb = (/^FN \S/.test(first) && /^VR /.test(second)) || /^PT [A-Z]\s*$/.test(first);
  return isOfWeb && lines.some((line) => /^(?:AU|TI|UT) \S/.test(line))
    ? 'web-of-science'
    : undefined;
}

function belongs(line: string, id: string): boolean {
  const given = line.trimStart();
  return given.startsWith(id) && /^\s*(?:\|a\||\t\d+\t\d+\t)/.test(given.slice(id.length));
}

/**
 * The id of a title line of PubTator, `PMID|t|Title`; undefined where it is none. The line is parted first: an expression
 * with white space on both sides of the id would take the square of a long run of blanks.
 */
function idOfTitle(line: string): string | undefined {
  const bar = line.indexOf('|');
  const id = line.slice(0, bar).trim();
  return bar >= 0 && line.startsWith('|t|', bar) && !id.includes('\t') ? id : undefined;
}
