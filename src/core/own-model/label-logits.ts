import type { TypeLabels } from './labels.ts';

const PARTS = 3;
const NEVER = -1e4;

/**
 * Logits of outside, begins and inside for each type, from those of one label set: what decoding takes. A softmax
 * over the three gives the probabilities that the label set gave, all labels of other types counted as outside.
 *
 * @param logits [pieces, labels]
 * @param goesOn by piece: whether its word began before it. Given where only the first piece of a word was
 *   labelled in training: the others then go on as their first one began.
 * @returns [pieces, types, 3]
 */
export function typeLogits(
  logits: Float32Array,
  labels: number,
  types: readonly TypeLabels[],
  goesOn?: (piece: number) => boolean,
): Float32Array {
  const pieces = logits.length / labels;
  const result = new Float32Array(pieces * types.length * PARTS);
  types.forEach((own, index) => {
    const others = othersOf(labels, own);
    let isOpen = false;
    for (let piece = 0; piece < pieces; piece += 1) {
      const at = (piece * types.length + index) * PARTS;
      const before = at - types.length * PARTS;
      if (piece > 0 && goesOn?.(piece)) {
        const [outside = 0, begin = 0, inside = 0] = result.subarray(before, before + PARTS);
        result.set([outside, NEVER, logSum([begin, inside])], at);
        continue;
      }
      const of = (some: readonly number[]) =>
        logSum(some.map((label) => logits[piece * labels + label] ?? NEVER));
      const outside = of(others);
      const plain = of(own.plain);
      const begin = logSum([of(own.begin), isOpen ? NEVER : plain]);
      const inside = logSum([of(own.inside), isOpen ? plain : NEVER]);
      result.set([outside, begin, inside], at);
      // Plain labels in a row are one mention; [CLS] is before the text and opens none.
      isOpen = piece > 0 && plain > outside;
    }
  });
  return result;
}

const othersOf = (labels: number, { begin, inside, plain }: TypeLabels): number[] => {
  const own = new Set([...begin, ...inside, ...plain]);
  return Array.from({ length: labels }, (_, label) => label).filter((label) => !own.has(label));
};

function logSum(values: readonly number[]): number {
  const top = Math.max(NEVER, ...values);
  if (top === NEVER) return NEVER;
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}
