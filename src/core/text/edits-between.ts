import { diffEdit, type TextEdit } from './edit.ts';
import { sentenceSpans } from './sentences.ts';
import type { Span } from './span.ts';

/** More edits than these are joined: each costs a pass over all that is said of a text. */
const MAX_EDITS = 64;

/**
 * The edits that make `after` of `before`, one for each stretch of changed sentences, from the last to the first, so that
 * each can be applied without moving the others. Sentences that stand once in either text and in the same order in both
 * are left alone (patience diff, Cohen 2010). UTF-16 offsets into `before`.
 */
export function editsBetween(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let from: Span = { start: 0, end: 0 };
  let to: Span = { start: 0, end: 0 };
  const ends = { start: before.length, end: before.length };
  const endsAfter = { start: after.length, end: after.length };
  for (const [old, now] of [...sameSentences(before, after), [ends, endsAfter] as const]) {
    const isLast = old.start === before.length;
    if (edits.length === MAX_EDITS - 1 && !isLast) continue;
    const edit = diffEdit(before.slice(from.end, old.start), after.slice(to.end, now.start));
    if (edit) edits.unshift({ ...edit, start: edit.start + from.end, end: edit.end + from.end });
    from = old;
    to = now;
  }
  return edits;
}

/** Pairs of sentences that both texts have once, rising in both. */
function sameSentences(before: string, after: string): (readonly [Span, Span])[] {
  const old = onceIn(before);
  const pairs = [...onceIn(after)].flatMap(([sentence, now]) => {
    const same = old.get(sentence);
    return same ? [[same, now] as const] : [];
  });
  return longestRising(pairs);
}

/** The sentences that a text has once, by what they say, in order. */
function onceIn(text: string): Map<string, Span> {
  const found = new Map<string, Span>();
  const repeated = new Set<string>();
  for (const { start, end } of sentenceSpans(text)) {
    const sentence = text.slice(start, end);
    if (found.has(sentence)) repeated.add(sentence);
    else found.set(sentence, { start, end });
  }
  for (const sentence of repeated) found.delete(sentence);
  return found;
}

/** The longest part of the pairs, which rise in their second span, that rises in the first, too (patience sorting). */
function longestRising(pairs: readonly (readonly [Span, Span])[]): (readonly [Span, Span])[] {
  const tops: number[] = [];
  const under: (number | undefined)[] = [];
  const startOf = (index: number | undefined) => pairs[index ?? -1]?.[0].start ?? -1;
  for (const index of pairs.keys()) {
    let pile = 0;
    for (let high = tops.length; pile < high; ) {
      const middle = (pile + high) >> 1;
      if (startOf(tops[middle]) < startOf(index)) pile = middle + 1;
      else high = middle;
    }
    under[index] = tops[pile - 1];
    tops[pile] = index;
  }
  const rising: (readonly [Span, Span])[] = [];
  for (let index = tops.at(-1); index !== undefined; index = under[index]) {
    const pair = pairs[index];
    if (pair) rising.unshift(pair);
  }
  return rising;
}
