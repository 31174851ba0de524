import type { EngineName, Failure } from '../errors.ts';

/** Why a file was not read: after its name, and what to do. */
export const UNREAD: {
  readonly [W in Extract<Failure, { code: 'file-unread' }>['why']]: {
    readonly happened: string;
    readonly next: string;
  };
} = {
  locked: {
    happened: 'is locked with a password.',
    next: 'Save it without one in a PDF reader, then drop it again.',
  },
  broken: {
    happened: 'is no PDF, or is damaged.',
    next: 'Fetch it again, or copy its text and paste it here.',
  },
  'without-text': {
    happened: 'holds pictures of its pages and no text.',
    next: 'Have its text recognised (OCR) by another program, then drop it again.',
  },
  'no-reader': {
    happened: 'needs a reader that could not be fetched.',
    next: 'Check the connection, then drop it again; once fetched it is kept for offline use.',
  },
  unreadable: {
    happened: 'could not be read; is it a folder, or was it moved?',
    next: 'Drop the files that are in it, or find it again.',
  },
};

export const titleOf = (engine: EngineName): string =>
  engine === 'webgpu' ? 'WebGPU' : 'WebAssembly';

const MAX_NAMED = 3;

/** The first of several names, and how many more there are. */
export function someOf(things: readonly string[]): string {
  const more = things.length - MAX_NAMED;
  const named = [...new Set(things.slice(0, MAX_NAMED))].join(', ');
  return more > 0 ? `${named} and ${count(more)} more` : named;
}

export const capital = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export const count = (value: number): string => value.toLocaleString('en');

/** What is kept where the lexicon or a vocabulary cannot be used. */
export const NOT_NEEDED = 'Entities, relations and answers do not need it.';
