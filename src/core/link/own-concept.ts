/** A concept of the user's own list. */
export interface OwnConcept {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  /** Names that mean about the same (OBO's RELATED): offered by their score, not before the lexicon's concepts. */
  readonly related?: readonly string[];
  /** Entity type it is for; any when absent. */
  readonly type?: string;
  /** Name of the list it comes from, where there are several. */
  readonly vocabulary?: string;
}

/** What there is to tell about a line of a user's list. */
export interface VocabularyWarning {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
  /** The concept of the line is used all the same; else it was left out. */
  readonly isUsed?: true;
}

/** A list of concepts, and the lines that were left out or need a look. */
export interface ParsedVocabulary {
  readonly concepts: readonly OwnConcept[];
  readonly warnings: readonly VocabularyWarning[];
}

/** Why a whole file cannot be used. */
export interface VocabularyProblem {
  /** Counted from 1; absent where no line is to blame. */
  readonly line?: number;
  readonly reason: string;
}
