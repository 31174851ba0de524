/** A candidate answer in pieces of the text, [first, end). */
export interface AnswerSpan {
  readonly first: number;
  readonly end: number;
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
 */
export function findAnswers(
  logits: Float32Array,
  row: number,
  from: number,
  to: number,
  longest: number,
  limit: number,
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
    best.push({ first, end: last + 1, margin: startAt(first) + endAt(last) - none });
  }
  return pickApart(
    best.sort((a, b) => b.margin - a.margin),
    limit,
  );
}

/** The first `limit` of the sorted spans that overlap none before them. */
export function pickApart<T extends { readonly first: number; readonly end: number }>(
  sorted: readonly T[],
  limit: number,
): T[] {
  const kept: T[] = [];
  for (const span of sorted) {
    if (kept.length >= limit) break;
    if (!kept.some((other) => span.first < other.end && other.first < span.end)) kept.push(span);
  }
  return kept;
}
