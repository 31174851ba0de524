import { overlaps, type Span } from '../text/span.ts';

/** A candidate answer in the text. */
export interface AnswerSpan extends Span {
  /** Start plus end logit, less those of [CLS], which stands for 'no answer here'. */
  readonly margin: number;
}

/**
 * The best spans within the pieces [from, to) that do not overlap, best first: the largest sums of a start and an end logit, after
 * the BERT reading of SQuAD (Devlin et al. 2019).
 *
 * @param logits [input pieces, 2]; row 0 is [CLS]
 * @param row row of the text's piece 0 (negative in later windows)
 * @param longest longest answer in pieces
 * @param limit at most so many spans
 * @param spanOf the text of the pieces [first, end), widened to words: spans are kept apart as the user sees them
 */
export function findAnswers(
  logits: Float32Array,
  row: number,
  from: number,
  to: number,
  longest: number,
  limit: number,
  spanOf: (pieces: { readonly first: number; readonly end: number }) => Span,
): AnswerSpan[] {
  const none = (logits[0] ?? 0) + (logits[1] ?? 0);
  const startAt = (piece: number) => logits[(row + piece) * 2] ?? 0;
  const endAt = (piece: number) => logits[(row + piece) * 2 + 1] ?? 0;
  const best: AnswerSpan[] = [];
  for (let first = from; first < to; first += 1) {
    let last = first;
    for (let at = first + 1; at < Math.min(to, first + longest); at += 1) {
      if (endAt(at) > endAt(last)) last = at;
    }
    const span = spanOf({ first, end: last + 1 });
    // Nothing but a piece that only the encoder is shown (`insertPiece`).
    if (span.start === span.end) continue;
    best.push({ ...span, margin: startAt(first) + endAt(last) - none });
  }
  return pickApart(best, limit);
}

/** The best spans, at most `limit`, that overlap none better. */
export function pickApart(spans: readonly AnswerSpan[], limit: number): AnswerSpan[] {
  const kept: AnswerSpan[] = [];
  for (const span of [...spans].sort((a, b) => b.margin - a.margin)) {
    if (kept.length >= limit) break;
    if (!kept.some((other) => overlaps(span, other))) kept.push(span);
  }
  return kept;
}
