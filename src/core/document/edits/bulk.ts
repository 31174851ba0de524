import { remember } from '../../remember.ts';
import { ok, type Result } from '../../result.ts';
import { indexAfter, reachesOf } from '../../text/rising.ts';
import type { Span } from '../../text/span.ts';
import { startsOf } from '../../text/starts-of.ts';
import { isWithinWord } from '../../text/words.ts';
import { foldName } from '../entity-names.ts';
import { likelyOf } from '../likely.ts';
import { coverKey, partsOf } from '../mention-places.ts';
import type { Operation, ResolvedMention, TextDocument, Verdict } from '../model.ts';
import { decisionOn } from '../operations.ts';
import { hasScore, resolvedMentions } from '../resolve.ts';
import { relationsOf } from '../resolve-relations.ts';
import { change, changesOf, type Edit, type EditRefusal, editOf, inBulk, refused } from './edit.ts';
import { adderFor, setVerdict } from './mentions.ts';
import { setRelationVerdict } from './relations.ts';

/** An edit of many at once, one step of the history. */
export type BulkEdit = Result<
  {
    readonly operation: Operation;
    /** How many mentions (and relations) it is about: those that it changes, and the one it was asked for. */
    readonly count: number;
    /** How many it leaves alone because they were decided one by one. */
    readonly spared: number;
  },
  EditRefusal
>;

/**
 * The same edit for a mention and all others of its name and type, but those that were decided one by one, and but the
 * rejected ones.
 *
 * @param edit of one mention of the document
 */
export const editNamesakes = (
  document: TextDocument,
  mention: ResolvedMention,
  edit: (document: TextDocument, mention: ResolvedMention) => Edit,
): BulkEdit =>
  editAll(
    document,
    namesakesOf(document, mention).filter(
      (one) => one.verdict !== 'rejected' || one.id === mention.id,
    ),
    edit,
    mention,
  );

/** Accept or reject a mention and all others of its name and type, but those that were decided one by one. */
export const judgeNamesakes = (
  document: TextDocument,
  mention: ResolvedMention,
  verdict: Verdict | 'undecided',
): BulkEdit =>
  editAll(
    document,
    namesakesOf(document, mention),
    (_, one) => setVerdict(document, one, verdict),
    mention,
  );

const foldedName = remember(({ text }: ResolvedMention) => foldName(text));

/** The mention, and all others that have its name (case aside) and its type now, in text order. */
export function namesakesOf(
  document: TextDocument,
  { id, type, text }: ResolvedMention,
): readonly ResolvedMention[] {
  const name = foldName(text);
  return resolvedMentions(document).filter(
    (one) => one.id === id || (one.type === type && foldedName(one) === name),
  );
}

/**
 * Mark all other places of the text that hold the name of a mention as mentions of its type. The mention then counts as
 * marked with them.
 */
export function addOccurrences(document: TextDocument, mention: ResolvedMention): BulkEdit {
  const places = occurrencesOf(document, mention);
  if (places.length === 0) return refused('unchanged');
  const add = adderFor(document, mention.type);
  const added = places.flatMap((span) => {
    const edit = add([span]);
    return edit.ok ? changesOf(edit.value) : [];
  });
  const edit = editOf([change({ ...decisionOn(mention), verdict: 'accepted' }), ...added]);
  if (!edit.ok) return edit;
  return ok({ operation: inBulk(edit.value), count: places.length + 1, spared: 0 });
}

/**
 * Where else the text has the name of a mention, as whole words: spelt the same, or with another first letter's case
 * where the rest has no capital. Left out is the place of the mention itself, what was decided there, and what lies
 * within a mention of the type, unless that is less likely than not and nobody decided on it: the page does not show it.
 */
export function occurrencesOf(document: TextDocument, mention: ResolvedMention): readonly Span[] {
  const { text: name, type } = mention;
  const { text, decisions } = document;
  if (name === '') return [];
  const same = resolvedMentions(document).filter((one) => one.type === type);
  const likely = likelyOf(document).mentions.filter((one) => one.type === type);
  const isCovered = coverOf(
    likely.filter(({ verdict }) => verdict !== 'rejected').flatMap(partsOf),
  );
  const rejected = new Set(
    decisions.flatMap((one) =>
      one.kind === 'mention' && one.verdict === 'rejected'
        ? [coverKey(partsOf(one.mention), one.mention.type)]
        : [],
    ),
  );
  const undecided = new Set(
    same.filter((one) => one.verdict === 'undecided').map((one) => coverKey(partsOf(one), type)),
  );
  const own = coverKey(partsOf(mention), type);
  const isCutAtStart = isWithinWord(text, mention.start);
  const isCutAtEnd = isWithinWord(text, mention.end);
  return spellingsIn(text, name).filter((span) => {
    const isWord =
      (isCutAtStart || !isWithinWord(text, span.start)) &&
      (isCutAtEnd || !isWithinWord(text, span.end));
    const cover = coverKey([span], type);
    if (!isWord || rejected.has(cover) || cover === own) return false;
    if (undecided.has(cover)) return true;
    return !isCovered(span);
  });
}

/** Tells whether one of the spans contains a span. The spans are sorted once, so that thousands can be asked about. */
function coverOf(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const starts = sorted.map(({ start }) => start);
  const reaches = reachesOf(sorted);
  return ({ start, end }) => (reaches[indexAfter(starts, start) - 1] ?? -1) >= end;
}

/** Without overlaps, in text order. */
function spellingsIn(text: string, name: string): readonly Span[] {
  const [first = ''] = name;
  const rest = name.slice(first.length);
  const isFree = rest === rest.toLowerCase();
  const cases = isFree ? [first, first.toLowerCase(), first.toUpperCase()] : [first];
  // A letter such as ß has no capital of one letter.
  const firsts = new Set(cases.filter((one) => one.length === first.length));
  // Each spelling is looked for once: searched again behind every place, one that does not follow costs all the text.
  const starts = [...firsts]
    .flatMap((one) => [...startsOf(text, one + rest)])
    .sort((a, b) => a - b);
  const spans: Span[] = [];
  for (const start of starts) {
    if (start >= (spans.at(-1)?.end ?? 0)) spans.push({ start, end: start + name.length });
  }
  return spans;
}

/** Accept all that nobody decided and whose score, which somebody gave, is at least this. */
export function acceptAbove(
  document: TextDocument,
  scores: { readonly mentions?: number; readonly relations?: number },
): BulkEdit {
  const { mentions: least = Infinity, relations: leastOfRelations = Infinity } = scores;
  const mentions = resolvedMentions(document);
  const isOpen = (one: Parameters<typeof hasScore>[0], score: number) =>
    one.verdict === 'undecided' && hasScore(one) && one.score >= score;
  const edits = [
    ...mentions
      .filter((one) => isOpen(one, least))
      .map((one) => setVerdict(document, one, 'accepted')),
    ...relationsOf(document)
      .filter((one) => isOpen(one, leastOfRelations))
      .map((one) => setRelationVerdict(document, one, 'accepted')),
  ];
  return together(edits, 0);
}

function editAll(
  document: TextDocument,
  all: readonly ResolvedMention[],
  edit: (document: TextDocument, mention: ResolvedMention) => Edit,
  asked: ResolvedMention,
): BulkEdit {
  const isSpared = ({ id, decision }: ResolvedMention) =>
    id !== asked.id && decision !== undefined && decision.inBulk === undefined;
  const meant = all.filter((one) => !isSpared(one));
  return together(
    meant.map((one) => edit(document, one)),
    all.length - meant.length,
  );
}

function together(edits: readonly Edit[], spared: number): BulkEdit {
  const made = edits.flatMap((one) => (one.ok ? [one.value] : []));
  const edit = editOf(made.flatMap(changesOf));
  if (!edit.ok) {
    const refusal = edits.find((one) => !one.ok);
    return refusal ?? edit;
  }
  return ok({ operation: inBulk(edit.value), count: made.length, spared });
}
