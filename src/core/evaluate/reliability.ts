/** A claim with the score it was made with, and whether the gold standard has it. */
export interface JudgedClaim {
  readonly score: number;
  readonly isRight: boolean;
}

/** Claims of about one score. */
export interface ReliabilityBin {
  /** Scores in [from, to), 1 in the last bin. */
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  /** Mean score, in [0, 1]. */
  readonly said: number;
  /** Share of right claims, in [0, 1]. */
  readonly right: number;
}

export interface Reliability {
  readonly claims: number;
  /** Expected calibration error, in [0, 1]: the mean difference of `said` and `right`, a bin counting as its claims. */
  readonly error: number;
  /** Bins that hold a claim, rising. */
  readonly bins: readonly ReliabilityBin[];
}

const BINS = 10;

/**
 * Whether scores are probabilities: the reliability diagram and expected calibration error of Guo et al. 2017
 * (arXiv:1706.04599), in ten bins of equal width.
 */
export function reliabilityOf(claims: readonly JudgedClaim[]): Reliability {
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const own = claims.filter(({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)) === bin);
    const said = own.reduce((sum, { score }) => sum + score, 0) / own.length;
    const right = own.filter(({ isRight }) => isRight).length / own.length;
    return { from: bin / BINS, to: (bin + 1) / BINS, claims: own.length, said, right };
  }).filter((bin) => bin.claims > 0);
  const error = bins.reduce(
    (sum, bin) => sum + (bin.claims / claims.length) * Math.abs(bin.said - bin.right),
    0,
  );
  return { claims: claims.length, error: rounded(error), bins: bins.map(roundedBin) };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const roundedBin = (bin: ReliabilityBin): ReliabilityBin => ({
  ...bin,
  said: rounded(bin.said),
  right: rounded(bin.right),
});
