import type { Failure, FailureCode } from '../errors.ts';
import { capital, count, NOT_NEEDED, someOf, titleOf, UNREAD } from './failure-words.ts';

/** Words about a failure, or how they are made of its details. */
type Words<F> = string | ((failure: F) => string);

/** Everything that is said of a failure, in English, and what it means for the engine. */
export interface FailureEntry<F> {
  /** What happened: one sentence. */
  readonly happened: Words<F>;
  /** What is not lost: one sentence. */
  readonly kept: string;
  /** What the reader of the page can do: one sentence. */
  readonly next: Words<F>;
  /** What happened as the command line says it, without a capital and a full stop; absent where `happened` says it. */
  readonly terminal?: Words<F>;
  /**
   * What the failure of a job means for the engine: `unusable` until somebody tries again (the job then waits), `lost`
   * but started anew at once (the job is not repeated by itself: it may be what killed the engine), `unharmed`, or the job
   * was merely `stopped`.
   */
  readonly impact: 'unusable' | 'lost' | 'unharmed' | 'stopped';
}

export type OfCode<C extends FailureCode> = Extract<Failure, { readonly code: C }>;

const textStays = 'Your text and your decisions are still here.';
const nothingTaken = 'Nothing was changed.';
const openPage = 'All of it is still here as long as this page stays open.';

/**
 * The catalogue of failures. A new failure is a code in `core/errors.ts` and an entry here, which the compiler asks for.
 * The element for other pages says some of them in its own languages (`widget/messages.ts`).
 */
export const FAILURES: { readonly [C in FailureCode]: FailureEntry<OfCode<C>> } = {
  'text-empty': {
    happened: 'There is no text to read, only white space.',
    kept: nothingTaken,
    next: 'Paste some text or drop a file.',
    impact: 'unharmed',
  },
  'text-too-long': {
    happened: ({ length, limit, name }) =>
      `${name === undefined ? 'The text' : `“${name}”`} has ${count(length)} characters, more than the ${count(limit)} that can be read at once; none of it was read.`,
    kept: 'It stays where it is, uncut.',
    next: 'Split it and read the parts one after another.',
    impact: 'unharmed',
  },
  'question-too-long': {
    happened: ({ pieces, limit }) =>
      `The question takes ${count(pieces)} word pieces, and the model has room for ${count(limit)}.`,
    kept: 'Your question stays in its field.',
    next: 'Ask it in fewer words.',
    impact: 'unharmed',
  },
  'file-not-text': {
    happened: ({ name, line }) =>
      `“${name}” is not a text file in UTF-8 or UTF-16${
        line === undefined ? '' : `: line ${count(line)} has letters that cannot be read`
      }.`,
    kept: nothingTaken,
    next: ({ line }) =>
      line === undefined
        ? 'Save it as plain text, or copy its text and paste it here.'
        : 'It may be in an older encoding such as Windows-1252. Save it in UTF-8 (in Excel as “CSV UTF-8”), or copy its text and paste it here.',
    impact: 'unharmed',
  },
  'file-unread': {
    happened: ({ name, why }) => `“${name}” ${UNREAD[why].happened}`,
    kept: nothingTaken,
    next: ({ why }) => UNREAD[why].next,
    impact: 'unharmed',
  },
  'file-unknown': {
    happened: ({ name, reason }) =>
      `${name === '' ? 'What was pasted' : `“${name}”`} ${reason.split('; ')[0]}.`,
    kept: nothingTaken,
    next: ({ reason }) => `${capital(reason.split('; ')[1] ?? '')}.`,
    impact: 'unharmed',
  },
  'unknown-guideline': {
    happened: ({ guideline }) => `The model knows no guideline called “${guideline}”.`,
    kept: textStays,
    next: ({ known }) => `Choose one of ${known.join(', ')}.`,
    terminal: ({ guideline, known }) =>
      `the pack has no heads '${guideline}', only ${known.join(', ')}`,
    impact: 'unharmed',
  },
  'pack-not-found': {
    happened: ({ url, status }) =>
      status === undefined
        ? `The model could not be fetched from ${url}.`
        : `The model was not found at ${url} (HTTP ${status}).`,
    kept: textStays,
    next: 'Check the connection, then try again.',
    terminal: ({ url }) => `no model pack: cannot read ${url}`,
    impact: 'unusable',
  },
  'pack-invalid': {
    happened: ({ url, path, reason }) =>
      `The model at ${url} cannot be used: ${path || 'it'} ${reason}.`,
    kept: textStays,
    next: 'Choose another model, or tell whoever installed this one.',
    impact: 'unusable',
  },
  'model-unsuitable': {
    happened: ({ title, reason }) => `The model “${title}” cannot be used: ${reason}.`,
    kept: textStays,
    next: 'Choose another one under ‘Models’.',
    impact: 'unusable',
  },
  'pack-corrupt': {
    happened: ({ file }) =>
      `The model file ${file} arrived damaged (its checksum is wrong), so it was not used.`,
    kept: textStays,
    next: 'Try again to fetch it anew; if it stays damaged, tell whoever installed it.',
    terminal: ({ file, actual, expected }) =>
      `the model pack is damaged: ${file} has ${actual} instead of ${expected}`,
    impact: 'unusable',
  },
  'lexicon-invalid': {
    happened: ({ reason }) => `The lexicon of concepts cannot be used: it ${reason}.`,
    kept: NOT_NEEDED,
    next: 'Try again, or tell whoever installed it.',
    impact: 'unharmed',
  },
  'vocabulary-invalid': {
    happened: ({ line, reason }) =>
      `The file is no vocabulary: ${line === undefined ? 'it' : `line ${line}`} ${reason}.`,
    kept: nothingTaken,
    next: 'Mend it and add it again, as OBO, a table with tabs, or JSON.',
    impact: 'unharmed',
  },
  'vocabulary-too-long': {
    happened: ({ bytes, limit }) =>
      `The file has ${count(bytes)} bytes, more than the ${count(limit)} that a vocabulary may have.`,
    kept: nothingTaken,
    next: 'Take out what you do not need, or split it.',
    impact: 'unharmed',
  },
  'engine-unavailable': {
    happened: ({ engine, reason }) => `${titleOf(engine)} could not start (${inside(reason)}).`,
    kept: textStays,
    next: 'Try again, or use a recent version of Chrome, Edge, Firefox or Safari.',
    terminal: ({ reason }) => `the engine does not start: ${reason}`,
    impact: 'unusable',
  },
  'engine-wrong': {
    happened: ({ engine, difference, tolerance }) =>
      `${titleOf(engine)} computes wrong numbers here (off by ${difference.toPrecision(2)}, ${tolerance.toPrecision(2)} allowed), so it was not used.`,
    kept: textStays,
    next: 'Update the browser or the graphics driver, or use another browser.',
    terminal: ({ difference, tolerance }) =>
      `the engine computes wrong numbers: off by ${difference}, allowed ${tolerance}`,
    impact: 'unusable',
  },
  'gpu-lost': {
    happened: ({ reason }) =>
      `The graphics processor stopped working for this page (${inside(reason)}).`,
    kept: textStays,
    next: 'Try again: the text is then read without it.',
    impact: 'lost',
  },
  'out-of-memory': {
    happened: 'The browser gave the model too little memory.',
    kept: textStays,
    next: 'Close other tabs, or choose a smaller model under ‘Models’; then try again: it starts with one thread, which needs less.',
    terminal: ({ reason }) => `not enough memory: ${reason}`,
    impact: 'lost',
  },
  'worker-crashed': {
    happened: ({ reason }) => `The model stopped unexpectedly (${inside(reason)}).`,
    kept: textStays,
    next: 'Try again: it is started anew.',
    impact: 'lost',
  },
  'storage-full': {
    happened: 'The browser has no room left to keep your work on this device.',
    kept: openPage,
    next: 'Export it, or make room; then change something, and it is kept again.',
    impact: 'unharmed',
  },
  'storage-failed': {
    happened: ({ reason }) =>
      `The browser does not keep your work on this device (${inside(reason)}).`,
    kept: openPage,
    next: 'Export it before you leave.',
    impact: 'unharmed',
  },
  'storage-blocked': {
    happened:
      'Another tab with an earlier version of BioGloss keeps your work on this device from being opened.',
    kept: 'Nothing of it is lost, and what you do here meanwhile is noted.',
    next: 'Close that tab, or load it anew; this one then goes on by itself.',
    impact: 'unharmed',
  },
  'storage-unreadable': {
    happened: ({ path, reason }) =>
      `What was kept of your last work is damaged: ${path || 'it'} ${reason}.`,
    kept: 'It was left as it is and not opened.',
    next: 'You can start anew.',
    impact: 'unharmed',
  },
  'storage-unknown': {
    happened: ({ unknown }) =>
      `Another version of BioGloss kept what this one does not know: ${someOf(unknown)}.`,
    kept: 'Decisions and questions among it stay with their documents as they are; all else is here.',
    next: 'Update the page to see them.',
    impact: 'unharmed',
  },
  cancelled: {
    happened: 'Reading was stopped before the end.',
    kept: 'What was found so far is shown.',
    next: 'Read on whenever you like.',
    impact: 'stopped',
  },
  interrupted: {
    happened: 'The page ended before this was done, or it failed at your last visit.',
    kept: textStays,
    next: 'Try again, with a shorter text or a smaller model if it ends the page once more.',
    impact: 'unharmed',
  },
  'document-unknown': {
    happened: 'The address is of a document that is not in the library of this browser.',
    kept: nothingTaken,
    next: 'Open the library to see what is there.',
    impact: 'unharmed',
  },
  unexpected: {
    happened: ({ message }) => `Something went wrong that should not (${inside(message)}).`,
    kept: textStays,
    next: 'Try again; if it happens again, please report it with this message.',
    terminal: ({ stack, message }) => stack ?? message,
    impact: 'unharmed',
  },
};

/** A reason within brackets: browsers end theirs with a full stop. */
export const inside = (reason: string): string => reason.replace(/[.\s]+$/u, '');
