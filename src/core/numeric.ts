/**
 * Writes the probabilities of `count` logits into `into`. The largest logit is taken off first, so that no exponential
 * overflows.
 *
 * @param from index of the first logit
 * @param at index of the first probability
 */
export function softmaxInto(
  into: Float64Array,
  at: number,
  logits: ArrayLike<number>,
  from: number,
  count: number,
): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index += 1) top = Math.max(top, logits[from + index] ?? 0);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const odds = Math.exp((logits[from + index] ?? 0) - top);
    into[at + index] = odds;
    sum += odds;
  }
  for (let index = 0; index < count; index += 1) into[at + index] = (into[at + index] ?? 0) / sum;
}

/** Probabilities of logits. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const probabilities = new Float64Array(logits.length);
  softmaxInto(probabilities, 0, logits, 0, logits.length);
  return probabilities;
}

/** The logarithm of the sum of exponentials: a smooth maximum. Minus infinity where there are no values. */
export function logSumExp(values: readonly number[]): number {
  const top = Math.max(...values);
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}

/** Odds of a probability of 0 or 1 stay finite. */
export const MIN_PROBABILITY = 1e-6;

/** Logarithm of the odds of a probability. */
export function logit(probability: number): number {
  const inner = Math.min(1 - MIN_PROBABILITY, Math.max(MIN_PROBABILITY, probability));
  return Math.log(inner / (1 - inner));
}

/** The probability whose log odds these are. */
export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
