/** What `bench/accuracy.ts` writes, a line a measurement; scores in per cent. */

export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Scores of linking. */
  readonly spans?: Scores;
  readonly documents?: Scores;
}

export interface Measured {
  readonly task: string;
  readonly corpus: string;
  readonly heads?: string;
  /** For relations: the entities between which they are. */
  readonly mentions?: 'gold' | 'found';
  readonly isAcross?: boolean;
  /** Absent, like all scores, in a run that failed. */
  readonly documents?: number;
  readonly micro?: Scores;
  readonly pair?: Scores;
  readonly novelty?: Scores;
  readonly all?: Scores;
  readonly perType?: Readonly<Record<string, Scores>>;
  /** How far scores are probabilities. */
  readonly reliability?: Reliability;
  /** Relations with a score of 0.7 or more; recall refers to the whole gold standard. */
  readonly likely?: Scores;
  readonly isUntrained?: boolean;
  readonly forced?: { readonly questions: number; readonly exact: number; readonly f1: number };
  readonly withThreshold?: {
    readonly questions: number;
    readonly exact: number;
    readonly f1: number;
  };
}

export interface Reliability {
  readonly claims: number;
  readonly error: number;
  readonly bins: readonly {
    readonly from: number;
    readonly claims: number;
    readonly right: number;
  }[];
}
