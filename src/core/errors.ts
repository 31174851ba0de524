/** Whatever a reader of the page or the command line must be told: a code, and what is needed to act on it. */
export type Failure =
  | { readonly code: 'text-empty' }
  | {
      readonly code: 'text-too-long';
      readonly length: number;
      readonly limit: number;
      /** Of the file that holds the text. */
      readonly name?: string;
    }
  | { readonly code: 'question-too-long'; readonly pieces: number; readonly limit: number }
  /** `line`, from 1: of the first byte that could not be decoded. */
  | { readonly code: 'file-not-text'; readonly name: string; readonly line?: number }
  | {
      readonly code: 'file-unread';
      readonly name: string;
      /** `unreadable`: by the browser; a folder, or a file that was moved. */
      readonly why: 'locked' | 'broken' | 'without-text' | 'no-reader' | 'unreadable';
    }
  /** A file of a kind that is not read; `reason` is a sentence without its subject, with what to do. */
  | { readonly code: 'file-unknown'; readonly name: string; readonly reason: string }
  | {
      readonly code: 'unknown-guideline';
      readonly guideline: string;
      readonly known: readonly string[];
    }
  | { readonly code: 'pack-not-found'; readonly url: string; readonly status?: number }
  | {
      readonly code: 'pack-invalid';
      readonly url: string;
      readonly path: string;
      readonly reason: string;
    }
  /** A model of the user's own that cannot be used here. */
  | { readonly code: 'model-unsuitable'; readonly title: string; readonly reason: string }
  | {
      readonly code: 'pack-corrupt';
      readonly file: string;
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly code: 'lexicon-invalid'; readonly reason: string }
  | {
      readonly code: 'vocabulary-invalid';
      /** Counted from 1; absent where it is about the whole file. */
      readonly line?: number;
      readonly reason: string;
    }
  | { readonly code: 'vocabulary-too-long'; readonly bytes: number; readonly limit: number }
  /** Why work is not kept on this device, or was not found there. */
  | { readonly code: 'storage-full' }
  | { readonly code: 'storage-failed'; readonly reason: string }
  /** A tab with an earlier version of the page keeps the storage from being made ready for this one. */
  | { readonly code: 'storage-blocked' }
  | { readonly code: 'storage-unreadable'; readonly path: string; readonly reason: string }
  /** Opened, except for what another version wrote: each in words. */
  | { readonly code: 'storage-unknown'; readonly unknown: readonly string[] }
  | { readonly code: 'engine-unavailable'; readonly engine: EngineName; readonly reason: string }
  | {
      readonly code: 'engine-wrong';
      readonly engine: EngineName;
      readonly difference: number;
      readonly tolerance: number;
    }
  | { readonly code: 'gpu-lost'; readonly reason: string }
  | { readonly code: 'out-of-memory'; readonly reason: string }
  | { readonly code: 'worker-crashed'; readonly reason: string }
  | { readonly code: 'cancelled' }
  /** The page ended while the job was under way, and ended again when the job was repeated. */
  | { readonly code: 'interrupted' }
  /** An address names a document that this browser does not keep. */
  | { readonly code: 'document-unknown' }
  | { readonly code: 'unexpected'; readonly message: string; readonly stack?: string };

export type FailureCode = Failure['code'];

export type EngineName = 'webgpu' | 'wasm';

/** A state that cannot be: throws, because a bug must not be passed on as a value. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** States a condition the code relies on; breaking it is a bug. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
