import { assertNever, type Failure } from '../../core/errors.ts';
import type { StorageFailure } from '../../runtime/desk/storage-failure.ts';

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
export function messageFor(failure: Failure | StorageFailure): Message {
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
        happened: `“${failure.name}” is not a text file in UTF-8 or UTF-16.`,
        kept: nothingTaken,
        next: 'Save it as plain text, or copy its text and paste it here.',
      };
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
        happened: `The model's description at ${failure.url} cannot be used: ${failure.path || 'it'} ${failure.reason}.`,
        kept: textStays,
        next: 'Choose another model, or tell whoever installed this one.',
      };
    case 'pack-corrupt':
      return {
        happened: `The model file ${failure.file} arrived damaged (its checksum is wrong), so it was not used.`,
        kept: textStays,
        next: 'Try again to fetch it anew; if it stays damaged, tell whoever installed it.',
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
        next: 'Close other tabs, then try again.',
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
    case 'cancelled':
      return {
        happened: 'Reading was stopped before the end.',
        kept: 'What was found so far is shown.',
        next: 'Read on whenever you like.',
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

const engineTitle = (engine: 'webgpu' | 'wasm'): string =>
  engine === 'webgpu' ? 'WebGPU' : 'WebAssembly';

const count = (value: number): string => value.toLocaleString('en');
