import type { Mention } from '../../annotation.ts';
import { groupNamer } from '../../relate/group-name.ts';
import { remember } from '../../remember.ts';
import { fail } from '../../result.ts';
import { compareSpans, intersection, type Span } from '../../text/span.ts';
import { trimmed, wordsOf } from '../../text/words.ts';
import { decisionKey } from '../decisions.ts';
import { coverKey, partsOf, placeKey, refOf } from '../mention-places.ts';
import type { ResolvedMention, TextDocument, Verdict } from '../model.ts';
import { decisionOn } from '../operations.ts';
import { isAdded, resolvedMentions } from '../resolve.ts';
import { change, changesOf, type Edit, editOf, refused } from './edit.ts';
import { withoutRefs } from './references.ts';

/**
 * Edits of one mention on top of what was said: each takes the document and a mention of `resolvedMentions`, and gives
 * the operation that makes the change. What was said stays as it is; the mention keeps its id, its notes and relations.
 */

/**
 * Accept or reject a mention, or (`undecided`) take back all that was decided about it, a change of its type and span
 * too. A mention that a person added is removed when it is rejected, and has nothing to go back to.
 */
export function setVerdict(
  document: TextDocument,
  mention: ResolvedMention,
  verdict: Verdict | 'undecided',
): Edit {
  if (mention.verdict === verdict) return refused('unchanged');
  if (isAdded(mention)) {
    return verdict === 'rejected' ? removeMention(document, mention) : refused('unchanged');
  }
  const decision = decisionOn(mention);
  return verdict === 'undecided'
    ? editOf([{ key: decisionKey(decision) }])
    : editOf([change({ ...decision, verdict })]);
}

/** Rejects what the model or a file said; of what a person added nothing is left, nor of its notes and relations. */
export function removeMention(document: TextDocument, mention: ResolvedMention): Edit {
  if (!isAdded(mention)) return setVerdict(document, mention, 'rejected');
  const { decision } = mention;
  if (!decision) return refused('unchanged');
  return editOf([{ key: decisionKey(decision) }, ...withoutRefs(document, refOf(mention))]);
}

export const changeType = (document: TextDocument, mention: ResolvedMention, type: string): Edit =>
  changeMention(document, mention, partsOf(mention), type);

/**
 * Say where a mention stands: in one span, or in several pieces. White space at their ends is left out, pieces that touch
 * are joined, a surrogate pair is never cut.
 */
export const changeSpans = (
  document: TextDocument,
  mention: ResolvedMention,
  spans: readonly Span[],
): Edit => changeMention(document, mention, normalized(document.text, spans), mention.type);

/**
 * Move one end of a mention by a word (`wordsOf`): outwards to the next end of a word, or inwards to the one before. A
 * piece of which nothing is left goes.
 */
export function moveEdge(
  document: TextDocument,
  mention: ResolvedMention,
  edge: 'start' | 'end',
  by: 'grow' | 'shrink',
): Edit {
  const { start, end } = mention;
  const near = { start: start - NEAR, end: end + NEAR };
  const places = [...wordsOf(document.text, near)].map((word) => word[edge]);
  const isOutward = (at: number) => (edge === 'start' ? at < start : at > end);
  const isInward = (at: number) => at > start && at < end;
  const open = places.filter(by === 'grow' ? isOutward : isInward);
  const to = (edge === 'start') === (by === 'grow') ? open.at(-1) : open[0];
  if (to === undefined) return refused(by === 'grow' ? 'at-edge' : 'empty');
  return moveEdgeTo(document, mention, edge, to);
}

/** Move one end of a mention to a place in the text (UTF-16). A piece of which nothing is left goes. */
export function moveEdgeTo(
  document: TextDocument,
  mention: ResolvedMention,
  edge: 'start' | 'end',
  to: number,
): Edit {
  const { start, end } = mention;
  if (edge === 'start' ? to >= end : to <= start) return refused('empty');
  const parts = partsOf(mention);
  if (edge === 'start' ? to < start : to > end) {
    const outer = edge === 'start' ? parts[0] : parts.at(-1);
    const moved = parts.map((part) => (part === outer ? { ...part, [edge]: to } : part));
    return changeSpans(document, mention, moved);
  }
  const kept = edge === 'start' ? { start: to, end } : { start, end: to };
  const moved = parts.flatMap((part) => intersection(part, kept) ?? []);
  return changeSpans(document, mention, moved);
}

/** A next word is looked for as far as this (UTF-16 code units), however long the text is. */
const NEAR = 1000;

/** Where a mention can be split: before each of its words but the first. UTF-16 offsets. */
export const splitPlaces = (document: TextDocument, { start, end }: Mention): readonly number[] =>
  [...wordsOf(document.text, { start, end })].map((word) => word.start).filter((at) => at > start);

/** Make two mentions of one, at an offset inside it: the first keeps all that belongs to the mention. */
export function splitMention(document: TextDocument, mention: ResolvedMention, at: number): Edit {
  const parts = partsOf(mention);
  const first = parts.flatMap(({ start, end }) =>
    start < at ? [{ start, end: Math.min(end, at) }] : [],
  );
  const second = parts.flatMap(({ start, end }) =>
    end > at ? [{ start: Math.max(start, at), end }] : [],
  );
  const [a, b] = [first, second].map((spans) => normalized(document.text, spans));
  if (!a || !b || a.length === 0 || b.length === 0) return refused('at-edge');
  const kept = changeMention(document, mention, a, mention.type);
  if (!kept.ok) return kept;
  const added = addMention(document, b, mention.type);
  if (!added.ok) return added;
  return editOf([kept.value, added.value].flatMap(changesOf));
}

/**
 * Mark a mention: in one span or in several pieces, as `changeSpans` takes them. What the model or a file said of just
 * this text with this type is accepted instead.
 */
export const addMention = (document: TextDocument, spans: readonly Span[], type: string): Edit =>
  adderFor(document, type)(spans);

/** Marks mentions of one type, each as `addMention` does, for many at once. */
export function adderFor(document: TextDocument, type: string): (spans: readonly Span[]) => Edit {
  const { text } = document;
  const groupOf = groupNamer(text);
  const taken = takenPlaces(document);
  return (spans) => {
    const parts = normalized(text, spans);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) return refused('empty');
    const known = mentionAt(document, parts, type);
    if (known?.verdict === 'accepted') return fail({ code: 'exists', id: known.id });
    if (known) return setVerdict(document, known, 'accepted');
    const span = { start: first.start, end: last.end };
    // In pieces it is another mention than the one from its first letter to its last.
    let nth = parts.length > 1 ? 1 : undefined;
    while (taken.has(placeKey({ ...span, type, ...(nth !== undefined && { nth }) }))) {
      nth = (nth ?? 1) + 1;
    }
    const mention: Mention = {
      id: `added ${coverKey(parts, type)}`,
      ...{ ...span, text: text.slice(span.start, span.end), type, score: 1 },
      group: groupOf({ ...span, type }),
      ...(parts.length > 1 && { spans: parts }),
    };
    return editOf([
      change({
        ...{ kind: 'mention', verdict: 'accepted', mention, added: true },
        ...(nth !== undefined && { nth }),
      }),
    ]);
  };
}

/** The places that mentions were said at and decided for, whatever became of them. */
function takenPlaces(document: TextDocument): ReadonlySet<string> {
  const mentions = resolvedMentions(document).flatMap((one) => [one, ...(one.others ?? [])]);
  const decisions = document.decisions.filter((one) => one.kind === 'mention');
  return new Set([
    ...mentions.map((one) => placeKey(refOf(one))),
    ...decisions.map((one) => decisionKey(one).slice('mention '.length)),
  ]);
}

/** The mention that covers just this text with this type. */
const mentionAt = (document: TextDocument, parts: readonly Span[], type: string) =>
  mentionsByCover(document).get(coverKey(parts, type));

const mentionsByCover = remember(
  (document: TextDocument): ReadonlyMap<string, ResolvedMention> =>
    new Map(resolvedMentions(document).map((one) => [coverKey(partsOf(one), one.type), one])),
);

function changeMention(
  document: TextDocument,
  mention: ResolvedMention,
  parts: readonly Span[],
  type: string,
): Edit {
  if (parts.length === 0) return refused('empty');
  const cover = coverKey(parts, type);
  if (cover === coverKey(partsOf(mention), mention.type)) return refused('unchanged');
  const there = mentionAt(document, parts, type);
  if (there && there.verdict !== 'rejected') return fail({ code: 'exists', id: there.id });
  const { change: _, ...decision } = decisionOn(mention);
  const said = decision.mention;
  const isMoved = coverKey(parts, said.type) !== coverKey(partsOf(said), said.type);
  const made = { ...(type !== said.type && { type }), ...(isMoved && { spans: parts }) };
  const isChanged = Object.keys(made).length > 0;
  return editOf([change({ ...decision, verdict: 'accepted', ...(isChanged && { change: made }) })]);
}

/** Spans in text order, without white space at their ends. Parts that overlap or touch become one; empty ones are left out. */
function normalized(text: string, spans: readonly Span[]): readonly Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.map((one) => trimmed(text, one)).sort(compareSpans)) {
    const last = joined.at(-1);
    if (start >= end) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
