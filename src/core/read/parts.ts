import type { Span } from '../text/span.ts';
import type { Passage } from '../tokenize/passage.ts';
import { planWindows, type Window } from '../window/plan-windows.ts';
import { piecesOf } from './groups.ts';

/** Pieces that neighbouring windows share at least: context on both sides of every piece of a long text. */
const OVERLAP = 64;
/** Pieces of context on either side of what is read anew after an edit. */
const FOCUS_CONTEXT = 128;

/** A run of pieces [from, to) to be read, and the windows that own it. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly windows: readonly Window[];
}

/**
 * What is to be read of a text: all of it, or the ranges of the focus, each with context.
 *
 * @param room most pieces a window may hold
 */
export function partsToRead(
  focus: readonly Span[] | undefined,
  { encoding, sentenceStarts }: Passage,
  room: number,
): Part[] {
  const pieces = encoding.ids.length;
  const plan = { room, overlap: OVERLAP };
  if (!focus)
    return [{ from: 0, to: pieces, windows: planWindows(0, pieces, sentenceStarts, plan) }];
  const ranges = focus.flatMap((span) => piecesOf(span, encoding) ?? []);
  const fitsAtOnce = pieces <= room;
  const context = fitsAtOnce ? pieces : FOCUS_CONTEXT;
  return joined(ranges, context).map(({ first, end }) => {
    const from = Math.max(0, first - context);
    const windows = planWindows(from, Math.min(pieces, end + context), sentenceStarts, plan)
      .map((window) => ({
        ...window,
        ownFirst: Math.max(window.ownFirst, first),
        ownEnd: Math.min(window.ownEnd, end),
      }))
      .filter(({ ownFirst, ownEnd }) => ownFirst < ownEnd);
    return { from: first, to: end, windows };
  });
}

/** Ranges in order, those with at most `gap` between them as one. */
function joined(
  ranges: readonly { readonly first: number; readonly end: number }[],
  gap: number,
): { readonly first: number; readonly end: number }[] {
  const result: { first: number; end: number }[] = [];
  for (const { first, end } of [...ranges].sort((a, b) => a.first - b.first)) {
    const last = result.at(-1);
    if (last && first - last.end <= gap) last.end = Math.max(last.end, end);
    else result.push({ first, end });
  }
  return result;
}
