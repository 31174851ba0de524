import { assertNever, type Failure } from '../../core/errors.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { VocabularyTooLong } from './vocabularies.ts';

/** A failure for a reader of the page, one sentence each. */
export interface Message {
  readonly happened: string;
  /** What is not lost. */
  readonly kept: string;
  readonly next: string;
}

const textStays = 'Your text and your decisions are still here.';
const nothingTaken = 'Nothing was changed.';

/** The one place where failure codes become sentences. */
export function messageFor(failure: Failure | StorageFailure | VocabularyTooLong): Message {
  switch (failure.code) {
    case 'text-empty':
      return {
        happened: 'There is no text to read, only white space.',
        kept: nothingTaken,
        next: 'Paste some text or drop a file.',
      };
    case 'text-too-long':
      return {
        happened: `The text has ${count(failure.length)} characters, more than the ${count(failure.limit)} that can be read at once; none of it was read.`,
        kept: 'It stays where it is, uncut.',
        next: 'Split it and read the parts one after another.',
      };
    case 'question-too-long':
      return {
        happened: `The question takes ${count(failure.pieces)} word pieces, and the model has room for ${count(failure.limit)}.`,
        kept: 'Your question stays in its field.',
        next: 'Ask it in fewer words.',
      };
    case 'file-not-text':
      return {
        happened: `“${failure.name}” is not a text file in UTF-8 or UTF-16${
          failure.line === undefined
            ? ''
            : `: line ${count(failure.line)} has letters that cannot be read`
        }.`,
        kept: nothingTaken,
        next:
          failure.line === undefined
            ? 'Save it as plain text, or copy its text and paste it here.'
            : 'Save it in UTF-8, or copy its text and paste it here.',
      };
    case 'file-unread':
      return { ...unread(failure.name, failure.why), kept: nothingTaken };
    case 'file-unknown': {
      const [what = '', next = ''] = failure.reason.split('; ');
      return {
        happened: `${failure.name === '' ? 'What was pasted' : `“${failure.name}”`} ${what}.`,
        kept: nothingTaken,
        next: `${next.charAt(0).toUpperCase()}${next.slice(1)}.`,
      };
    }
    case 'unknown-guideline':
      return {
        happened: `The model knows no guideline called “${failure.guideline}”.`,
        kept: textStays,
        next: `Choose one of ${failure.known.join(', ')}.`,
      };
    case 'pack-not-found':
      return {
        happened:
          failure.status === undefined
            ? `The model could not be fetched from ${failure.url}.`
            : `The model was not found at ${failure.url} (HTTP ${failure.status}).`,
        kept: textStays,
        next: 'Check the connection, then try again.',
      };
    case 'pack-invalid':
      return {
        happened: `The model at ${failure.url} cannot be used: ${failure.path || 'it'} ${failure.reason}.`,
        kept: textStays,
        next: 'Choose another model, or tell whoever installed this one.',
      };
    case 'model-unsuitable':
      return {
        happened: `The model “${failure.title}” cannot be used: ${failure.reason}.`,
        kept: textStays,
        next: 'Choose another one under ‘Models’.',
      };
    case 'pack-corrupt':
      return {
        happened: `The model file ${failure.file} arrived damaged (its checksum is wrong), so it was not used.`,
        kept: textStays,
        next: 'Try again to fetch it anew; if it stays damaged, tell whoever installed it.',
      };
    case 'lexicon-invalid':
      return {
        happened: `The lexicon of concepts cannot be used: it ${failure.reason}.`,
        kept: 'Entities, relations and answers do not need it.',
        next: 'Try again, or tell whoever installed it.',
      };
    case 'vocabulary-invalid':
      return {
        happened:
          failure.line === undefined
            ? `The file is no vocabulary: it ${failure.reason}.`
            : `The file is no vocabulary: line ${failure.line} ${failure.reason}.`,
        kept: nothingTaken,
        next: 'Mend it and add it again, as OBO, a table with tabs, or JSON.',
      };
    case 'vocabulary-too-long':
      return {
        happened: `The file has ${count(failure.bytes)} bytes, more than the ${count(failure.limit)} that a vocabulary may have.`,
        kept: nothingTaken,
        next: 'Take out what you do not need, or split it.',
      };
    case 'engine-unavailable':
      return {
        happened: `${engineTitle(failure.engine)} could not start (${failure.reason}).`,
        kept: textStays,
        next: 'Try again, or use a recent version of Chrome, Edge, Firefox or Safari.',
      };
    case 'engine-wrong':
      return {
        happened: `${engineTitle(failure.engine)} computes wrong numbers here (off by ${failure.difference.toPrecision(2)}, ${failure.tolerance.toPrecision(2)} allowed), so it was not used.`,
        kept: textStays,
        next: 'Update the browser or the graphics driver, or use another browser.',
      };
    case 'gpu-lost':
      return {
        happened: `The graphics processor stopped working for this page (${failure.reason}).`,
        kept: textStays,
        next: 'Try again: the text is then read without it.',
      };
    case 'out-of-memory':
      return {
        happened: 'The browser gave the model too little memory.',
        kept: textStays,
        next: 'Close other tabs, or choose a smaller model under ‘Models’; then try again: it starts with one thread, which needs less.',
      };
    case 'worker-crashed':
      return {
        happened: `The model stopped unexpectedly (${failure.reason}).`,
        kept: textStays,
        next: 'Try again: it is started anew.',
      };
    case 'storage-full':
      return {
        happened: 'The browser has no room left to keep your work on this device.',
        kept: 'All of it is still here as long as this page stays open.',
        next: 'Export it, or make room; then change something, and it is kept again.',
      };
    case 'storage-failed':
      return {
        happened: `The browser does not keep your work on this device (${failure.reason}).`,
        kept: 'All of it is still here as long as this page stays open.',
        next: 'Export it before you leave.',
      };
    case 'storage-unreadable':
      return {
        happened: `What was kept of your last work is damaged: ${failure.path || 'it'} ${failure.reason}.`,
        kept: 'It was left as it is and not opened.',
        next: 'You can start anew.',
      };
    case 'storage-unknown':
      return {
        happened: `Another version of BioGloss kept what this one does not know: ${someOf(failure.unknown)}.`,
        kept: 'Decisions and questions among it stay with their documents as they are; all else is here.',
        next: 'Update the page to see them.',
      };
    case 'cancelled':
      return {
        happened: 'Reading was stopped before the end.',
        kept: 'What was found so far is shown.',
        next: 'Read on whenever you like.',
      };
    case 'interrupted':
      return {
        happened: 'The page ended before this was done, or it failed at your last visit.',
        kept: textStays,
        next: 'Try again, with a shorter text or a smaller model if it ends the page once more.',
      };
    case 'unexpected':
      return {
        happened: `Something went wrong that should not (${failure.message}).`,
        kept: textStays,
        next: 'Try again; if it happens again, please report it with this message.',
      };
    default:
      return assertNever(failure);
  }
}

/** Why mentions have no concepts; `Failure` codes of files speak of the model elsewhere. */
export function linkingMessage(failure: Failure): Message {
  const kept = 'Entities, relations and answers do not need it.';
  switch (failure.code) {
    case 'pack-not-found':
      return {
        happened:
          failure.status === undefined
            ? 'The lexicon of concepts could not be fetched.'
            : `The lexicon of concepts is not where it should be (HTTP ${failure.status}).`,
        kept,
        next: 'Check the connection, then try again.',
      };
    case 'pack-corrupt':
      return {
        happened:
          'The lexicon of concepts arrived damaged (its checksum is wrong), so it was not used.',
        kept,
        next: 'Try again to fetch it anew; if it stays damaged, tell whoever installed it.',
      };
    default:
      return messageFor(failure);
  }
}

function unread(
  name: string,
  why: Extract<Failure, { code: 'file-unread' }>['why'],
): Omit<Message, 'kept'> {
  switch (why) {
    case 'locked':
      return {
        happened: `“${name}” is locked with a password.`,
        next: 'Save it without one in a PDF reader, then drop it again.',
      };
    case 'broken':
      return {
        happened: `“${name}” is no PDF, or is damaged.`,
        next: 'Fetch it again, or copy its text and paste it here.',
      };
    case 'without-text':
      return {
        happened: `“${name}” holds pictures of its pages and no text.`,
        next: 'Have its text recognised (OCR) by another program, then drop it again.',
      };
    case 'no-reader':
      return {
        happened: `What reads “${name}” could not be fetched.`,
        next: 'Check the connection, then drop it again; once fetched it is kept for offline use.',
      };
    case 'unreadable':
      return {
        happened: `“${name}” could not be read; is it a folder, or was it moved?`,
        next: 'Drop the files that are in it, or find it again.',
      };
  }
}

const engineTitle = (engine: 'webgpu' | 'wasm'): string =>
  engine === 'webgpu' ? 'WebGPU' : 'WebAssembly';

const MOST_NAMED = 3;

function someOf(things: readonly string[]): string {
  const more = things.length - MOST_NAMED;
  const named = [...new Set(things.slice(0, MOST_NAMED))].join(', ');
  return more > 0 ? `${named} and ${count(more)} more` : named;
}

const count = (value: number): string => value.toLocaleString('en');
