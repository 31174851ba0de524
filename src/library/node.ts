import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readFrom } from '../cli/read-folder.ts';
import { annotate } from '../core/read/annotate.ts';
import { answer } from '../core/read/answer.ts';
import type { ReadControl } from '../core/read/reader.ts';
import type { Progress } from '../engine/annotator/protocol.ts';
import { createLinking } from '../engine/lexicon/linking.ts';
import { type OpenPack, openPack } from '../engine/pack/open-pack.ts';
import { type BioGlossAnnotator, DEFAULT_LIMIT } from './annotator.ts';
import { type LinkingOption, sourcesOf, withConcepts } from './linking.ts';
import { AnnotatorError, unwrap } from './unwrap.ts';

export interface CreateOptions extends LinkingOption {
  /** Folder of the model pack: a path or a file URL; by default the one beside this module. */
  readonly pack?: string | URL;
  /** WASM threads; by default one a core, four at most. More than one keeps the process alive: end it yourself. */
  readonly threads?: number;
}

const MOST_THREADS = 4;

/** The same annotator under Node, in this thread, with the WASM engine. Nothing is read before its first call. */
export function createAnnotator(options: CreateOptions = {}): BioGlossAnnotator {
  let opening: Promise<OpenPack> | undefined;
  const linker = createLinking(readFrom);
  const sources = sourcesOf(options.linking, (lexicon) => pathOf(lexicon, 'lexicons/biogloss/'));

  const open = async (onProgress: (progress: Progress) => void): Promise<OpenPack> => {
    const folder = pathOf(options.pack, 'models/biogloss-mini/');
    const opened = await openPack({
      engine: 'wasm',
      loadRuntime: () => import('onnxruntime-web'),
      threads: options.threads ?? Math.min(availableParallelism(), MOST_THREADS),
      read: readFrom(folder),
      url: folder,
      onProgress,
      now: () => performance.now(),
    });
    return unwrap(opened);
  };
  const reader = async (signal?: AbortSignal, onProgress?: (progress: Progress) => void) => {
    signal?.throwIfAborted();
    opening ??= open(onProgress ?? (() => {})).catch((error: unknown) => {
      // A later call may do better.
      opening = undefined;
      throw error;
    });
    return (await opening).reader;
  };

  return {
    async annotate(text, { signal, onProgress, guideline } = {}) {
      const ready = await reader(signal, onProgress);
      const startedAt = performance.now();
      const result = await annotate(
        { text, ...(guideline !== undefined && { guideline }) },
        ready,
        {
          ...controlOf(signal),
          onReading: ({ read }) =>
            onProgress?.({ phase: 'read', done: read.pieces, total: read.of }),
        },
      );
      const found = { ...unwrap(result), elapsedMs: performance.now() - startedAt };
      return withConcepts(found, text, sources, (input) =>
        linker.link(input, signal ?? NEVER, () => {}),
      );
    },
    async ask(text, question, { signal, onProgress, limit = DEFAULT_LIMIT } = {}) {
      const ready = await reader(signal, onProgress);
      const startedAt = performance.now();
      const result = await answer({ text, question, limit }, ready, {
        ...controlOf(signal),
        onRead: ({ pieces, of }) => onProgress?.({ phase: 'read', done: pieces, total: of }),
      });
      return { ...unwrap(result), elapsedMs: performance.now() - startedAt };
    },
    async dispose() {
      const closing = opening;
      opening = undefined;
      // What never opened has nothing to close; whoever opened it was told.
      const pack = await closing?.catch((error: unknown) => {
        if (error instanceof AnnotatorError) return undefined;
        throw error;
      });
      await pack?.close();
    },
  };
}

const NEVER = new AbortController().signal;

/** A folder as given, or the one beside this module. */
function pathOf(given: string | URL | undefined, beside: string): string {
  const folder = given ?? new URL(/* @vite-ignore */ beside, import.meta.url);
  return folder instanceof URL ? fileURLToPath(folder) : folder;
}

const controlOf = (signal: AbortSignal | undefined): ReadControl => ({
  isCancelled: () => signal?.aborted ?? false,
  giveTurn: () => new Promise((resolve) => setImmediate(resolve)),
});
