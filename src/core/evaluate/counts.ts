/** What strict scoring counts: predictions that are right, all predictions, all of the gold standard. */
export interface Counts {
  readonly correct: number;
  readonly predicted: number;
  readonly gold: number;
}

/** Precision, recall and F1 in per cent, with the counts they come from. */
export interface Scores extends Counts {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const NO_COUNTS: Counts = { correct: 0, predicted: 0, gold: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  correct: a.correct + b.correct,
  predicted: a.predicted + b.predicted,
  gold: a.gold + b.gold,
});

/** Counts of two sets of keys: a prediction is right when its key is among the gold keys. */
export function countKeys(gold: ReadonlySet<string>, predicted: ReadonlySet<string>): Counts {
  const correct = [...predicted].filter((key) => gold.has(key)).length;
  return { correct, predicted: predicted.size, gold: gold.size };
}

/** 0 where nothing was predicted (precision) or there is nothing to find (recall). */
export function scoresOf(counts: Counts): Scores {
  const { correct, predicted, gold } = counts;
  return {
    precision: percent(correct, predicted),
    recall: percent(correct, gold),
    f1: percent(2 * correct, predicted + gold),
    ...counts,
  };
}

const percent = (part: number, of: number): number =>
  of === 0 ? 0 : Math.round((10_000 * part) / of) / 100;
