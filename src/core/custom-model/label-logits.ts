import { logSumExp } from '../numeric.ts';
import type { TypeLabels } from './labels.ts';

const PARTS = 3;
const NEVER = -1e4;

/**
 * Logits of outside, begins and inside for each type, from those of one label set: what decoding takes. A softmax
 * over the three gives the probabilities that the label set gave, all labels of other types counted as outside.
 * In IOB1 (Ramshaw and Marcus 1995) a begin label only parts neighbours, and most mentions begin with an inside
 * label: where that is so, inside labels are read as plain ones.
 *
 * @param logits [pieces, labels] of one window, [CLS] first
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
    const rows = Array.from({ length: pieces }, (_, piece) => sumsOf(logits, labels, piece, own));
    const isIob1 = mostBeginInside(rows, goesOn);
    let isOpen = false;
    rows.forEach((row, piece) => {
      const at = (piece * types.length + index) * PARTS;
      const before = at - types.length * PARTS;
      if (piece > 0 && goesOn?.(piece)) {
        const [outside = 0, begin = 0, inside = 0] = result.subarray(before, before + PARTS);
        result.set([outside, NEVER, logSum([begin, inside])], at);
        return;
      }
      const { outside } = row;
      const plain = isIob1 ? logSum([row.inside, row.plain]) : row.plain;
      const begin = logSum([row.begin, isOpen ? NEVER : plain]);
      const inside = logSum([isIob1 ? NEVER : row.inside, isOpen ? plain : NEVER]);
      result.set([outside, begin, inside], at);
      // Plain labels in a row are one mention; [CLS] is before the text and opens none.
      isOpen = piece > 0 && (isIob1 ? logSum([row.begin, plain]) : plain) > outside;
    });
  });
  return result;
}

/** Logits of one piece, summed up by what its labels say of one type. */
interface PieceSums {
  readonly outside: number;
  readonly begin: number;
  readonly inside: number;
  readonly plain: number;
}

function sumsOf(logits: Float32Array, labels: number, piece: number, own: TypeLabels): PieceSums {
  const of = (some: readonly number[]) =>
    logSum(some.map((label) => logits[piece * labels + label] ?? NEVER));
  return {
    outside: of(othersOf(labels, own)),
    begin: of(own.begin),
    inside: of(own.inside),
    plain: of(own.plain),
  };
}

/** Whether more mentions of the window begin with an inside label than with a begin label. */
function mostBeginInside(
  rows: readonly PieceSums[],
  goesOn: ((piece: number) => boolean) | undefined,
): boolean {
  let difference = 0;
  let isOpen = false;
  rows.forEach(({ outside, begin, inside }, piece) => {
    if (piece === 0 || goesOn?.(piece)) return;
    const isOwn = logSum([begin, inside]) > outside;
    if (isOwn && !isOpen) difference += inside > begin ? 1 : -1;
    isOpen = isOwn;
  });
  return difference > 0;
}

const othersOf = (labels: number, { begin, inside, plain }: TypeLabels): number[] => {
  const own = new Set([...begin, ...inside, ...plain]);
  return Array.from({ length: labels }, (_, label) => label).filter((label) => !own.has(label));
};

/** Log-sum-exp; where all values are impossible (-Infinity), so is the sum. */
const logSum = (values: readonly number[]): number =>
  Math.max(...values) > NEVER ? logSumExp(values) : NEVER;
