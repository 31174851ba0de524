import { elementRole } from '../../core/markup/element-roles.ts';
import { isCitationNumber, isNoteSign, MAX_SIGN_LENGTH } from '../../core/markup/note-sign.ts';
import type { XmlElement } from './records.ts';

/** A paragraph, heading or item, and the heading of the outermost section that it stands in. */
export interface ProseParagraph {
  readonly kind: string;
  readonly text: string;
}

/** How much of the text before a number says what it is, in UTF-16 code units. */
const CONTEXT_LENGTH = 100;

/** References of JATS that are signs of notes, where they are no words; those to figures and tables are prose. */
const NOTES = new Set(['bibr', 'fn', 'table-fn', 'aff', 'corresp', 'author-notes', 'other']);

/**
 * The prose of elements, paragraph by paragraph, as `elementRole` has it: blocks within paragraphs part them, inline markup
 * parts nothing, rows of tables are lines with a tab between cells, apparatus and the numbers of citations are left out.
 *
 * @param kind of what stands in no section; `body` gives way to the heading of the section
 */
export function paragraphsIn(
  element: XmlElement | undefined,
  kind: string,
): readonly ProseParagraph[] {
  const paragraphs: ProseParagraph[] = [];
  let pieces: string[] = [];
  /** The end of the pieces: joined anew for every number, a long paragraph would take its length squared. */
  let last = '';
  const add = (piece: string) => {
    pieces.push(piece);
    last = (last + piece.slice(-CONTEXT_LENGTH)).slice(-CONTEXT_LENGTH);
  };
  const flush = (of: string) => {
    const text = pieces
      .join('')
      .replace(/[ \t\n\r]+/g, ' ')
      .trim();
    if (text !== '') paragraphs.push({ kind: of, text });
    pieces = [];
    last = '';
  };
  const visit = (one: XmlElement, of: string, isRaised: boolean) => {
    for (const [index, child] of one.children.entries()) {
      if (typeof child === 'string') {
        add(child);
        continue;
      }
      const role = elementRole(child.name);
      if (role === 'apparatus') continue;
      // A picture of what stands beside it in words is no gap.
      if (role === 'gap' && one.name === 'alternatives') continue;
      if (role === 'gap' || role === 'line') add(' ');
      else if (child.name === 'tr') visitRow(child, of, isRaised);
      else if (role === 'block') {
        flush(of);
        const heading = child.name === 'sec' && of === 'body' ? headingOf(child) : '';
        visit(child, heading || of, isRaised);
        flush(heading || of);
      } else {
        const raised = isRaised || child.name === 'sup';
        const next = one.children[index + 1];
        const after = () => (next === undefined ? '' : beginningOf(next, 1));
        if (!isNote(child, raised, last, after)) visit(child, of, raised);
      }
    }
  };
  /** A row is one paragraph, with a tab between its cells, unless one of them holds several: then the table gives the page its layout. */
  const visitRow = (row: XmlElement, of: string, isRaised: boolean) => {
    flush(of);
    const begin = paragraphs.length;
    const cells = row.children
      .filter((cell) => typeof cell !== 'string' || cell.trim() !== '')
      .map((cell) => {
        const before = paragraphs.length;
        visit({ ...row, children: [cell] }, of, isRaised);
        flush(of);
        return paragraphs.slice(before);
      });
    if (cells.every(({ length }) => length <= 1)) {
      const text = cells
        .map(([cell]) => cell?.text ?? '')
        .join('\t')
        .trimEnd();
      paragraphs.splice(begin, Number.POSITIVE_INFINITY, { kind: of, text });
    }
  };
  if (element) visit(element, kind, false);
  flush(kind);
  return paragraphs;
}

/** The prose of an element as one paragraph. */
export const proseIn = (element: XmlElement | undefined): string =>
  paragraphsIn(element, '')
    .map(({ text }) => text)
    .join(' ');

const headingOf = (section: XmlElement): string => {
  const title = section.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === 'title',
  );
  return proseIn(title);
};

function isNote(
  element: XmlElement,
  isRaised: boolean,
  before: string,
  after: () => string,
): boolean {
  if (isReference(element)) {
    const text = beginningOf(element, MAX_SIGN_LENGTH + 1);
    const raised = isRaised || hasChild(element, 'sup');
    // Within brackets, or behind a space, it is read as it is written: "in mice [5]", "see 5".
    const sticks = /[^\s([{,;–-]$/u.test(before);
    return isNoteSign(text, raised) && (raised || sticks);
  }
  if (element.name !== 'sup') return false;
  const isLinked = element.children.some(
    (child) => typeof child !== 'string' && isReference(child),
  );
  const text = beginningOf(element, MAX_SIGN_LENGTH + 1);
  return isLinked ? isNoteSign(text, true) : isCitationNumber(text, before, after());
}

const isReference = ({ name, attributes }: XmlElement): boolean =>
  (name === 'xref' && NOTES.has(attributes['ref-type'] ?? '')) ||
  (name === 'a' && (attributes.href ?? '').includes('#'));

const hasChild = ({ children }: XmlElement, name: string): boolean =>
  children.some((child) => typeof child !== 'string' && child.name === name);

/**
 * The text of a child, to its end or to a length in UTF-16 code units: whole texts of elements within one another would
 * take the length of a page times its depth.
 */
function beginningOf(child: XmlElement | string, length: number): string {
  if (typeof child === 'string') return child.slice(0, length);
  let text = '';
  for (const one of child.children) {
    if (text.length >= length) break;
    text += beginningOf(one, length - text.length);
  }
  return text;
}
