import type { TextDocument } from '../../core/document/model.ts';
import { freeNames } from '../../core/free-names.ts';
import { compareSpans, type Span } from '../../core/text/span.ts';
import {
  type Argument,
  type ExchangeDocument,
  type ExchangeMention,
  type ExchangeRelation,
  type Feed,
  type Info,
  type Parsed,
  type Section,
  warn,
} from './model.ts';
import { isNoteName, noteBook } from './notes.ts';

/**
 * The one gate between files and documents. Every reader's output passes it (`formats.ts`), so that a document that
 * entered fits what `model.ts` promises, and with it the schema that the page keeps documents by. What does not fit
 * is kept as a note where a note can hold it, else left out; both are told.
 */
export const admitting = (feed: Feed): Feed => ({
  push: (chunk) => admit(feed.push(chunk)),
  end: () => admit(feed.end()),
});

/** Everything that was read, with each document as it may enter and warnings of what was amiss before it. */
export function* admit(parsed: Iterable<Parsed>): Generator<Parsed> {
  for (const one of parsed) {
    if ('warning' in one) yield one;
    else if (one.whole) yield* admitWhole(one.document, one.whole);
    else yield* admitDocument(one.document);
  }
}

/** What the page wrote was checked as a whole, but for its sections: nobody decided them, so they cost nothing of the rest. */
function* admitWhole(document: ExchangeDocument, whole: TextDocument): Generator<Parsed> {
  const troubles: Parsed[] = [];
  const sections = admitSections(document, (reason) => troubles.push(warn(document.id, reason)));
  const { imported } = whole;
  yield* troubles;
  yield troubles.length > 0 && imported
    ? {
        document: { ...document, sections },
        whole: { ...whole, imported: { ...imported, sections } },
      }
    : { document, whole };
}

function* admitDocument(document: ExchangeDocument): Generator<Parsed> {
  const { id, text } = document;
  const troubles: Parsed[] = [];
  const tell: Tell = (place, reason) => troubles.push(warn(place === '' ? id : place, reason));
  const sections = admitSections(document, (reason) => tell(id, reason));
  const mentions = document.mentions.flatMap((mention): readonly ExchangeMention[] => {
    const place = `${id}: ${mention.id}`;
    const stray = mention.spans.find((span) => !isWithin(span, text) || span.start === span.end);
    if (!stray && mention.spans.length > 0) return [admitNotes(mention, place, tell)];
    const where = stray ? `${stray.start}-${stray.end}` : 'no place';
    tell(place, `mention left out: ${where} does not lie within the text`);
    return [];
  });
  const known = new Set(mentions.map((mention) => mention.id));
  const names = freeNames();
  const relations = document.relations.flatMap((relation): readonly ExchangeRelation[] => {
    const place = `${id}: ${relation.id}`;
    const missing = relation.arguments.find((one) => !isKnown(one, known));
    if (missing && 'mention' in missing) {
      tell(place, `relation left out: there is no mention ${missing.mention}`);
      return [];
    }
    const own = names.give(relation.id);
    if (own !== relation.id) tell(place, `the id ${relation.id} was used before, now ${own}`);
    return [admitNotes({ ...relation, id: own }, place, tell)];
  });
  const info = admitInfo(document.info, id, tell);
  yield* troubles;
  yield { document: { ...document, sections, mentions, relations, info } };
}

type Tell = (place: string, reason: string) => void;

const isKnown = (one: Argument, mentions: ReadonlySet<string>): boolean =>
  'concept' in one || mentions.has(one.mention);

const isWithin = ({ start, end }: Span, text: string): boolean =>
  Number.isInteger(start) &&
  Number.isInteger(end) &&
  0 <= start &&
  start <= end &&
  end <= text.length;

/** A score is a probability, and a number of another kind a note. */
function admitNotes<T extends { readonly score?: number; readonly info: Info }>(
  one: T,
  place: string,
  tell: Tell,
): T {
  const info = admitInfo(one.info, place, tell);
  if (one.score === undefined || (one.score >= 0 && one.score <= 1)) {
    return info === one.info ? one : { ...one, info };
  }
  const { score, ...rest } = one;
  tell(place, `the score ${score} is not between 0 and 1: kept as a note`);
  // What is left of `T` without its optional score is a `T`.
  return { ...rest, info: { ...info, score: String(score) } } as unknown as T;
}

function admitInfo(info: Info, place: string, tell: Tell): Info {
  if (Object.keys(info).every(isNoteName)) return info;
  const notes = noteBook();
  for (const [name, value] of Object.entries(info)) {
    const given = notes.add(name, value);
    if (given !== name) tell(place, `the note '${name}' cannot be called so, now '${given}'`);
  }
  return notes.info();
}

/**
 * Sections that neither overlap nor nest, in text order: of nested ones the innermost stay, of ones that overlap in
 * part, or have the same place, the first.
 */
function admitSections(
  { text, sections }: ExchangeDocument,
  tell: (reason: string) => void,
): readonly Section[] {
  const leaveOut = ({ kind, start, end }: Section, why: string) =>
    tell(`section '${kind}' (${start}-${end}) left out: ${why}`);
  const kept: Section[] = [];
  const sorted = sections
    .filter((section) => {
      const isThere = isWithin(section, text);
      if (!isThere) leaveOut(section, 'it does not lie within the text');
      return isThere;
    })
    .sort(compareSpans);
  for (const section of sorted) {
    const before = kept.at(-1);
    if (!before || section.start >= before.end) {
      kept.push(section);
      continue;
    }
    const isSame = section.start === before.start && section.end === before.end;
    if (section.end <= before.end && section.start < section.end && !isSame) {
      leaveOut(before, `it holds the section '${section.kind}'`);
      kept[kept.length - 1] = section;
    } else leaveOut(section, `it overlaps the section '${before.kind}'`);
  }
  return kept;
}
