import { invariant } from '../errors.ts';
import { indexAfter } from '../text/rising.ts';

/**
 * A run of word pieces that the encoder sees at once, [first, end), and the part of it, [ownFirst, ownEnd),
 * whose results are taken from here: of two windows that overlap, a piece belongs to the one in which it stands
 * farther from the edge.
 */
export interface Window {
  readonly first: number;
  readonly end: number;
  readonly ownFirst: number;
  readonly ownEnd: number;
}

export interface WindowPlan {
  /** Most pieces a window may hold ([CLS] and [SEP] not counted). */
  readonly room: number;
  /** Pieces that two neighbours share at least, where the text is longer than a window; at most a quarter of the room. */
  readonly overlap: number;
}

/**
 * Covers the pieces [from, to) with windows that start and end at sentence starts where those are near enough.
 * Every piece is owned by exactly one window, in order; nothing is cut.
 *
 * @param sentenceStarts piece indices at which sentences begin, rising
 */
export function planWindows(
  from: number,
  to: number,
  sentenceStarts: readonly number[],
  { room, overlap: wished }: WindowPlan,
): Window[] {
  invariant(room >= 1, 'a window has room for a piece');
  const overlap = Math.min(wished, Math.floor(room / 4));
  const windows: Window[] = [];
  let first = from;
  let ownFirst = from;
  while (first < to) {
    const end = to - first <= room ? to : windowEnd(first, room, sentenceStarts);
    const next = end === to ? to : nextStart(first, end, overlap, sentenceStarts);
    const ownEnd = end === to ? to : handOver(next, end, sentenceStarts);
    windows.push({ first, end, ownFirst, ownEnd });
    first = next;
    ownFirst = ownEnd;
  }
  return windows;
}

/** The last sentence start in the window's second half, else its full room. */
function windowEnd(first: number, room: number, sentenceStarts: readonly number[]): number {
  const last = lastAtMost(sentenceStarts, first + room);
  return last > first + room / 2 ? last : first + room;
}

/** The last sentence start that leaves the overlap, unless that would repeat half of the window. */
function nextStart(
  first: number,
  end: number,
  overlap: number,
  sentenceStarts: readonly number[],
): number {
  const last = lastAtMost(sentenceStarts, end - overlap);
  return last > first + (end - first) / 2 ? last : end - overlap;
}

/** The sentence start nearest to the middle of the overlap, else the middle. */
function handOver(next: number, end: number, sentenceStarts: readonly number[]): number {
  const middle = Math.floor((next + end) / 2);
  const before = lastAtMost(sentenceStarts, middle);
  const after = sentenceStarts[indexAfter(sentenceStarts, middle)] ?? end;
  const nearest = middle - before <= after - middle ? before : after;
  return nearest > next && nearest < end ? nearest : middle;
}

/** The largest of the rising `values` that is at most `limit`; -1 when there is none. */
function lastAtMost(values: readonly number[], limit: number): number {
  return values[indexAfter(values, limit) - 1] ?? -1;
}
