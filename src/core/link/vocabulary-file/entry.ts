import type { OwnConcept, VocabularyWarning } from '../own-concept.ts';

/** What a reader of one format found. */
export interface Entries {
  readonly entries: readonly {
    /** On which the entry begins, counted from 1. */
    readonly line: number;
    readonly concept: OwnConcept;
  }[];
  readonly warnings: readonly VocabularyWarning[];
}
