import { NOT_NEEDED } from './failure-words.ts';
import type { FailureEntry, OfCode } from './failures.ts';

/** What is said where the lexicon could not be fetched. It is fetched as a pack is, so the codes are those of a pack. */
export const LEXICON_FAILURES: {
  readonly [C in 'pack-not-found' | 'pack-corrupt']: Pick<
    FailureEntry<OfCode<C>>,
    'happened' | 'kept'
  >;
} = {
  'pack-not-found': {
    happened: ({ status }) =>
      status === undefined
        ? 'The lexicon of concepts could not be fetched.'
        : `The lexicon of concepts is not where it should be (HTTP ${status}).`,
    kept: NOT_NEEDED,
  },
  'pack-corrupt': {
    happened:
      'The lexicon of concepts arrived damaged (its checksum is wrong), so it was not used.',
    kept: NOT_NEEDED,
  },
};

/** What is said where the dictionary, which is read beside the model, could not be fetched as a pack is. */
export const DICTIONARY_FAILURES: typeof LEXICON_FAILURES = {
  'pack-not-found': {
    happened: ({ status }) =>
      status === undefined
        ? 'The dictionary of names could not be fetched.'
        : `The dictionary of names is not where it should be (HTTP ${status}).`,
    kept: 'The model has read the text alone; everything it found is there.',
  },
  'pack-corrupt': {
    happened:
      'The dictionary of names arrived damaged (its checksum is wrong), so it was not used.',
    kept: 'The model has read the text alone; everything it found is there.',
  },
};
