/** What `bench/accuracy.ts` writes, a line a measurement; scores in per cent. */

export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of linking. */
  readonly spans?: Scores;
  readonly documents?: Scores;
}

export interface Measured {
  readonly task: string;
  readonly corpus: string;
  readonly heads?: string;
  /** Of relations: between which entities. */
  readonly mentions?: 'gold' | 'found';
  readonly isAcross?: boolean;
  /** Absent in a run that failed, as all scores are. */
  readonly documents?: number;
  readonly micro?: Scores;
  readonly pair?: Scores;
  readonly novelty?: Scores;
  readonly all?: Scores;
  readonly perType?: Readonly<Record<string, Scores>>;
  /** Whether scores are probabilities. */
  readonly reliability?: Reliability;
  /** Relations of 0.7 or more; recall is of all of the gold standard. */
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
