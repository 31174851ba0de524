import { softmaxInto } from '../numeric.ts';

/** A run of pieces [first, end) that one head labels as a mention. */
export interface PieceSpan {
  readonly first: number;
  readonly end: number;
  /** The least probable of the labels O, B, I chosen inside the span, in [0, 1]. */
  readonly score: number;
}

const OUTSIDE = 0;
const BEGIN = 1;
const INSIDE = 2;
const LABELS = 3;

/**
 * The most probable label sequence of one head (Viterbi) in which I follows only B or I, over the pieces
 * [from, to), as spans. Heads are decoded apart from each other, so mentions of different types may overlap.
 *
 * @param logits [pieces, heads, 3] of all pieces of the text
 * @param beginsSentence whether `from` is the first piece of a sentence: I there can only mean B, and counts as B
 */
export function decodeHead(
  logits: Float32Array,
  heads: number,
  head: number,
  from: number,
  to: number,
  beginsSentence = false,
): PieceSpan[] {
  const length = to - from;
  if (length <= 0) return [];
  const probability = new Float64Array(length * LABELS);
  for (let at = 0; at < length; at += 1) {
    softmaxInto(probability, at * LABELS, logits, ((from + at) * heads + head) * LABELS, LABELS);
  }
  if (beginsSentence) {
    probability[BEGIN] = (probability[BEGIN] ?? 0) + (probability[INSIDE] ?? 0);
    probability[INSIDE] = 0;
  }
  const labels = bestPath(probability, length);
  return spansOf(labels, probability, from);
}

/** Ties go to the first of O, B, I, as in the reference decoder. */
function bestPath(probability: Float64Array, length: number): Uint8Array {
  const from = new Uint8Array(length * LABELS);
  let outside = log(probability[OUTSIDE]);
  let begin = log(probability[BEGIN]);
  let inside = Number.NEGATIVE_INFINITY;
  for (let at = 1; at < length; at += 1) {
    const offset = at * LABELS;
    const closed = outside >= begin ? OUTSIDE : BEGIN;
    const any = Math.max(outside, begin) >= inside ? closed : INSIDE;
    const open = begin >= inside ? BEGIN : INSIDE;
    const best = Math.max(outside, begin, inside);
    const bestOpen = Math.max(begin, inside);
    from[offset + OUTSIDE] = any;
    from[offset + BEGIN] = any;
    from[offset + INSIDE] = open;
    outside = best + log(probability[offset + OUTSIDE]);
    begin = best + log(probability[offset + BEGIN]);
    inside = bestOpen + log(probability[offset + INSIDE]);
  }
  const labels = new Uint8Array(length);
  let label = outside >= begin ? OUTSIDE : BEGIN;
  if (inside > Math.max(outside, begin)) label = INSIDE;
  for (let at = length - 1; at >= 0; at -= 1) {
    labels[at] = label;
    label = from[at * LABELS + label] ?? OUTSIDE;
  }
  return labels;
}

const log = (probability: number | undefined): number =>
  Math.log(Math.max(probability ?? 0, 1e-30));

function spansOf(labels: Uint8Array, probability: Float64Array, offset: number): PieceSpan[] {
  const spans: PieceSpan[] = [];
  let first = -1;
  let score = 1;
  const close = (end: number) => {
    if (first >= 0) spans.push({ first: offset + first, end: offset + end, score });
    first = -1;
  };
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at] ?? OUTSIDE;
    const chosen = probability[at * LABELS + label] ?? 0;
    if (label !== INSIDE) close(at);
    if (label === BEGIN) {
      first = at;
      score = chosen;
    } else if (label === INSIDE) score = Math.min(score, chosen);
  }
  close(labels.length);
  return spans;
}
