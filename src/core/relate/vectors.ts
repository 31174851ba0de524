import { invariant } from '../errors.ts';
import { logSumExp } from '../numeric.ts';
import type { RelationMention } from './relation-entity.ts';

/**
 * The vector of an entity: the smooth maximum (log of the sum of exponentials, after DocRED baselines, Zhou et al. 2021)
 * over its mentions, each of which is the mean of its pieces' hidden states.
 *
 * @param hidden [pieces, width] of a window
 * @param offset the window's first piece: mentions count from the text's
 */
export function entityVector(
  hidden: Float32Array,
  width: number,
  offset: number,
  mentions: readonly RelationMention[],
): Float32Array {
  const means = mentions.map((mention) =>
    mean(hidden, width, mention.first - offset, mention.end - offset),
  );
  const [only] = means;
  if (only && means.length === 1) return only;
  return Float32Array.from({ length: width }, (_, column) =>
    logSumExp(means.map((vector) => vector[column] ?? 0)),
  );
}

function mean(hidden: Float32Array, width: number, first: number, end: number): Float32Array {
  invariant(
    first >= 0 && end * width <= hidden.length,
    'all pieces of a mention lie in its window',
  );
  const sum = new Float32Array(width);
  for (let piece = first; piece < end; piece += 1) {
    for (let column = 0; column < width; column += 1) {
      sum[column] = (sum[column] ?? 0) + (hidden[piece * width + column] ?? 0);
    }
  }
  return sum.map((value) => value / (end - first));
}
