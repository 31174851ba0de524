import { assertNever, type Failure } from '../core/errors.ts';

/** A failure in a sentence for the terminal: what happened, and what to do where that helps. */
export function failureSentence(failure: Failure): string {
  switch (failure.code) {
    case 'text-empty':
      return 'the text is empty';
    case 'text-too-long':
      return `the text is too long: ${failure.length} characters, at most ${failure.limit}`;
    case 'question-too-long':
      return `the question is too long: ${failure.pieces} word pieces, at most ${failure.limit}`;
    case 'file-not-text':
      return `${failure.name} is not text`;
    case 'file-unread':
      return `${failure.name} cannot be read (${failure.why})`;
    case 'file-unknown':
      return `${failure.name} ${failure.reason}`;
    case 'unknown-guideline':
      return `the pack has no heads '${failure.guideline}', only ${failure.known.join(', ')}`;
    case 'pack-not-found':
      return `no model pack: cannot read ${failure.url}`;
    case 'pack-invalid':
      return `the model pack (${failure.url}) cannot be used: ${failure.path} ${failure.reason}`;
    case 'model-unsuitable':
      return `the model '${failure.title}' cannot be used: ${failure.reason}`;
    case 'pack-corrupt':
      return `the model pack is damaged: ${failure.file} has ${failure.actual} instead of ${failure.expected}`;
    case 'lexicon-invalid':
      return `the lexicon ${failure.reason}`;
    case 'vocabulary-invalid':
      return `the vocabulary cannot be used: ${failure.reason}`;
    case 'engine-unavailable':
      return `the engine does not start: ${failure.reason}`;
    case 'engine-wrong':
      return `the engine computes wrong numbers: off by ${failure.difference}, allowed ${failure.tolerance}`;
    case 'gpu-lost':
      return `the graphics device was lost: ${failure.reason}`;
    case 'out-of-memory':
      return `not enough memory: ${failure.reason}`;
    case 'worker-crashed':
      return `the worker died: ${failure.reason}`;
    case 'cancelled':
    case 'interrupted':
      return failure.code;
    case 'unexpected':
      return failure.stack ?? failure.message;
    default:
      return assertNever(failure);
  }
}
