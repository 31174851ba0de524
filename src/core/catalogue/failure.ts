import type { Failure } from '../errors.ts';
import { FAILURES, type FailureEntry } from './failures.ts';
import { DICTIONARY_FAILURES, LEXICON_FAILURES } from './lexicon-failures.ts';

/** What is said of a failure to a reader of the page, one sentence each. */
export interface FailureMessage {
  readonly happened: string;
  /** What is not lost. */
  readonly kept: string;
  readonly next: string;
}

/** An entry is asked with the failure it belongs to: both have the same code. */
const entryFor = (failure: Failure) => FAILURES[failure.code] as FailureEntry<Failure>;

export function describeFailure(failure: Failure): FailureMessage {
  const { happened, kept, next } = entryFor(failure);
  return { happened: say(happened, failure), kept, next: say(next, failure) };
}

/** Describes a failure to fetch the lexicon: why mentions have no concepts. */
export const describeLexiconFailure = (failure: Failure): FailureMessage =>
  describeIn(LEXICON_FAILURES, failure);

/** Describes a failure to fetch the dictionary: why the model read alone. */
export const describeDictionaryFailure = (failure: Failure): FailureMessage =>
  describeIn(DICTIONARY_FAILURES, failure);

function describeIn(failures: typeof LEXICON_FAILURES, failure: Failure): FailureMessage {
  const message = describeFailure(failure);
  if (failure.code !== 'pack-not-found' && failure.code !== 'pack-corrupt') return message;
  const { happened, kept } = failures[failure.code] as FailureEntry<Failure>;
  return { ...message, happened: say(happened, failure), kept };
}

/** What happened, to stand behind a place or a program's name: without a capital and a full stop. */
export function failureClause(failure: Failure): string {
  const { happened, terminal } = entryFor(failure);
  if (terminal !== undefined) return say(terminal, failure);
  const sentence = say(happened, failure).replace(/\.$/u, '');
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

const say = (words: FailureEntry<Failure>['happened'], failure: Failure): string =>
  typeof words === 'string' ? words : words(failure);
