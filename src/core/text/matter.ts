import { sentenceSpans } from './sentences.ts';
import type { Span } from './span.ts';

/** Parts of a pasted article that are no running text. */
export interface Matter extends Span {
  readonly kind: 'authors' | 'affiliations' | 'references';
}

/**
 * Author lines, affiliations and reference lists of an article, in order; neighbours of one kind are one. Names of people
 * and places in them read like names of genes and diseases ('Crohn B, Burkitt D'), and a reference list like claims.
 *
 * Rules for whole paragraphs, lines or cells (`sentenceSpans`), made so that prose is never taken: a reference begins with an
 * author and has a year and a place in a journal, and two others or a heading stand beside it; authors and affiliations
 * stand near the beginning.
 */
export function matterIn(text: string): Matter[] {
  const paragraphs = paragraphsOf(text);
  const kinds: (Matter['kind'] | undefined)[] = paragraphs.map(() => undefined);
  markReferences(paragraphs, kinds);
  markFront(paragraphs, kinds);
  const matter: { start: number; end: number; kind: Matter['kind'] }[] = [];
  for (const [index, { start, end }] of paragraphs.entries()) {
    const kind = kinds[index];
    const last = matter.at(-1);
    if (kind && last?.kind === kind && kinds[index - 1] === kind) last.end = end;
    else if (kind) matter.push({ start, end, kind });
  }
  return matter;
}

/** What of a text is left when some of it is left out: the stretches between, as far as they hold anything. */
export function without(text: string, left: readonly Span[]): Span[] {
  const edges = [...left.flatMap(({ start, end }) => [start, end]), text.length];
  return [0, ...edges].flatMap((start, index) => {
    const end = edges[index] ?? start;
    return index % 2 === 0 && text.slice(start, end).trim() !== '' ? [{ start, end }] : [];
  });
}

/** What of a text is read when nobody asks for more. */
export interface RunningText {
  readonly leftOut: readonly Matter[];
  /** What remains; absent where that is all of the text. */
  readonly focus?: readonly Span[];
}

/** The running text: all but its matter, or everything. Page, element, library and command line read by it. */
export function runningText(text: string, isEverything = false): RunningText {
  const leftOut = isEverything ? [] : matterIn(text);
  return leftOut.length === 0 ? { leftOut } : { leftOut, focus: without(text, leftOut) };
}

interface Paragraph extends Span {
  readonly text: string;
}

type Kinds = (Matter['kind'] | undefined)[];

function paragraphsOf(text: string): Paragraph[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end, startsParagraph } of sentenceSpans(text)) {
    const last = spans.at(-1);
    if (last && !startsParagraph) last.end = end;
    else spans.push({ start, end });
  }
  return spans.map((span) => ({ ...span, text: text.slice(span.start, span.end) }));
}

const MAX_REFERENCE_LENGTH = 800;
/** At least this many references one after the other are a reference list, with a heading or without. */
const LIST = 3;
const REFERENCES =
  /^(?:\d{1,2}\.?\s+)?(?:references?(?: cited)?|reference list|bibliography|literature(?: cited)?|works cited)\s*:?$/iu;
/** What may follow a reference list, as a heading of its own. */
const OTHER_PART =
  /^(?:\d{1,2}\.?\s+)?(?:acknowledge?ments?|appendix|supplement\p{L}*|supporting|figures?|tables?|legends?|abstract|introduction|background|methods?|materials|results|discussion|conclusions?|funding|abbreviations)\b.{0,40}$/iu;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/u;
const PLACE =
  /\d\s*(?:\(\s*[\w\s.-]{1,12}\))?\s*[:,]\s*(?:pp?\.?\s*)?\p{L}?\d+|\)\s*\d+\s*[–-]\s*\d+|\bdoi\b|\bPMID\b|\bpp\.?\s?\d|\bin press\b/iu;
const INITIALS = String.raw`(?:\p{Lu}\.?[\s-]?){1,4}`;
const SURNAME = String.raw`(?:(?:van|von|de|der|den|del|la|di|da|dos)\s+)*\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?`;
const FIRST_AUTHOR = new RegExp(
  String.raw`^(?:[[(]?\d{1,3}[\]).]?\s*)?(?:${SURNAME},?\s+${INITIALS}(?:[,.;:(&]|\s(?:and|et)\s|$)|${INITIALS}${SURNAME}\s*(?:,|and\s|et\s))`,
  'u',
);

const isReference = ({ text }: Paragraph): boolean =>
  text.length <= MAX_REFERENCE_LENGTH &&
  YEAR.test(text) &&
  PLACE.test(text) &&
  FIRST_AUTHOR.test(text);

function markReferences(paragraphs: readonly Paragraph[], kinds: Kinds): void {
  const isOne = paragraphs.map(isReference);
  for (let index = 0; index < paragraphs.length; index += 1) {
    const isHeading =
      REFERENCES.test(paragraphs[index]?.text ?? '') &&
      isOne.slice(index + 1, index + 4).includes(true);
    let end = index + 1;
    if (isHeading) end = endOfList(paragraphs, end);
    else if (isOne[index]) while (isOne[end]) end += 1;
    if (isHeading || end - index >= LIST) kinds.fill('references', index, end);
    if (isHeading || isOne[index]) index = end - 1;
  }
}

/** Between two references of a list under a heading stand at most so many lines that are none by themselves. */
const BETWEEN = 5;

/** Where the list under a heading ends: behind its last reference. It goes on over no other part, and over no prose. */
function endOfList(paragraphs: readonly Paragraph[], first: number): number {
  let end = first;
  for (let index = first; index < paragraphs.length && index <= end + BETWEEN; index += 1) {
    const text = paragraphs[index]?.text ?? '';
    const hasYear = YEAR.test(text);
    if (hasYear && text.length <= MAX_REFERENCE_LENGTH && FIRST_AUTHOR.test(text)) end = index + 1;
    else if (OTHER_PART.test(text) || (VERB.test(text) && !(hasYear && PLACE.test(text)))) break;
  }
  return end;
}

/** Authors and affiliations stand among so many paragraphs at the beginning. */
const FRONT = 30;
/** Prose as long as this ends the front. */
const LONG_PROSE = 500;
const SHORT_LINE = 80;
const INSTITUTION =
  /(?<!\p{L})(?:department|dept|division|faculty|school|college|universit\p{L}+|institut\p{L}*|hospital|clinic|cent(?:er|re)|laborator(?:y|ies)|academy|foundation|inserm|cnrs|gmbh|ltd|inc)(?!\p{L})/iu;
const VERB =
  /(?<!\p{L})(?:are|is|was|were|has|have|had|we|may|can|did|does|showed|that|which)(?!\p{L})/u;
const CONTACT =
  /^[\s*†#]*(?:author information|authors?'? affiliations?|affiliations?|correspond(?:ence|ing authors?)|e-?mail|electronic address|contributed equally|these authors contributed)\b/iu;
const MARK = /[\d*†‡§¶#,]+$|\(\d+(?:,\s?\d+)*\)$/u;
const DEGREE =
  /^(?:M\.?D|Ph\.?\s?D|M\.?Sc|B\.?Sc|M\.?P\.?H|M\.?S|D\.?Phil|R\.?N|FRCP|MBBS|Jr|Sr|et al)\.?$/u;
const PERSON =
  /^(?:(?:van|von|de|der|den|del|la|di|da|dos|el|bin)\s+)*(?:\p{Lu}[\p{L}'’-]*\.?|\p{Lu}\.-?\p{Lu}\.)(?:\s+(?:\p{Lu}[\p{L}'’-]*\.?|(?:\p{Lu}\.-?)+|van|von|de|der|den|del|la|di|da|dos|el|bin)){1,4}$/u;
const WITH_INITIALS = /(?:^|\s)(?:\p{Lu}\.){1,3}(?:\s|$)|\s\p{Lu}{1,3}$|^\p{Lu}\.?\s/u;

const isAffiliation = ({ text }: Paragraph): boolean =>
  text.length <= LONG_PROSE &&
  text.includes(',') &&
  INSTITUTION.test(text.split(/\s+/u).slice(0, 9).join(' ')) &&
  !VERB.test(text) &&
  isCapitalised(text);

function isCapitalised(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length * 5 >= words.length * 3;
}

/** Whether a text is the name of one person, of two words or more, as a byline has it. */
export const isPersonName = (text: string): boolean => PERSON.test(text.replace(MARK, '').trim());

/** Whether all items of a line are names of people; `sure` when marks or initials tell so. */
function authorsIn({ text }: Paragraph): { readonly sure: boolean } | undefined {
  const items = text
    .replace(/^(?:authors?|by)\s*:?\s+(?=\p{Lu})/iu, '')
    .replace(/\.$/u, '')
    .split(/\s*[;·,&]\s*|\s+and\s+/u)
    .map((item) => item.trim())
    .filter(
      (item) => !/^[\d\s*†‡§¶#]*$/u.test(item) && !DEGREE.test(item.replace(MARK, '').trim()),
    );
  const names = items.map((item) => item.replace(MARK, '').trim());
  if (names.length < 2 || !names.every((name) => PERSON.test(name))) return undefined;
  const told = items.filter(
    (item, index) => MARK.test(item) || WITH_INITIALS.test(names[index] ?? ''),
  );
  return { sure: told.length * 2 >= names.length };
}

function markFront(paragraphs: readonly Paragraph[], kinds: Kinds): void {
  const isProse = ({ text }: Paragraph) => text.length > LONG_PROSE && VERB.test(text);
  const first = paragraphs.findIndex(isProse);
  const front = paragraphs.slice(0, first < 0 ? FRONT : Math.min(first, FRONT));
  const isPlace = front.map(isAffiliation);
  for (const [index, paragraph] of front.entries()) {
    if (kinds[index]) continue;
    const authors = authorsIn(paragraph);
    const isNearPlace = isPlace.slice(index + 1, index + 4).includes(true);
    if (authors && index > 0 && (authors.sure || isNearPlace)) kinds[index] = 'authors';
  }
  for (const [index, paragraph] of front.entries()) {
    const isNear = kinds
      .slice(Math.max(0, index - 3), index)
      .some((kind) => kind && kind !== 'references');
    if (kinds[index] || !isNear) continue;
    if (isPlace[index] || CONTACT.test(paragraph.text)) kinds[index] = 'affiliations';
  } // The rest of a wrapped line.
  for (const [index, { text }] of front.entries()) {
    const isBetween = kinds[index - 1] === 'affiliations' && kinds[index + 1] === 'affiliations';
    if (isBetween && text.length <= SHORT_LINE) kinds[index] ??= 'affiliations';
  }
}
