import type { AddProgress } from './add-report.ts';
import type { RowChanges } from './library.ts';
import type { AnswerOf, CallName, FromWorker, RequestOf, ToWorker } from './library-protocol.ts';

/** The page's side of the library. */
export interface LibraryClient {
  /** @throws when the worker could not be loaded or ended; the next call starts another */
  call<N extends CallName>(
    name: N,
    request: RequestOf<N>,
    options?: CallOptions,
  ): Promise<AnswerOf<N>>;
  /** Listens to changes of the list, by this tab or others. */
  onChange(listener: (changes: RowChanges) => void): () => void;
  close(): void;
}

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AddProgress) => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: CallOptions['onProgress'];
}

export function openLibraryClient(): LibraryClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(changes: RowChanges) => void>();
  let worker: Worker | undefined;
  let calls = 0;

  function open(): Worker {
    const opened = new Worker(new URL('./library.worker.ts', import.meta.url), { type: 'module' });
    opened.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data));
    // The error event of a script that cannot be loaded has no message.
    opened.addEventListener('error', ({ message }) => {
      opened.terminate();
      worker = undefined;
      const error = new Error(message || 'the library could not be loaded');
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return opened;
  }
  function hear(message: FromWorker): void {
    if (message.type === 'changes') {
      for (const listener of listeners) listener(message.changes);
      return;
    }
    const call = waiting.get(message.id);
    if (message.type === 'progress') {
      call?.onProgress?.(message.progress);
      return;
    }
    waiting.delete(message.id);
    if (message.type === 'answer') call?.resolve(message.answer);
    else call?.reject(new Error(message.reason));
  }

  return {
    call<N extends CallName>(
      name: N,
      request: RequestOf<N>,
      { signal, onProgress }: CallOptions = {},
    ) {
      calls += 1;
      const id = calls;
      // A worker that the browser refuses to start throws here, which rejects the promise.
      return new Promise<AnswerOf<N>>((resolve, reject) => {
        worker ??= open();
        const to = worker;
        const send = (message: ToWorker) => to.postMessage(message);
        signal?.addEventListener('abort', () => send({ type: 'cancel', id }));
        // The worker's answer has the type that belongs to the call.
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, onProgress });
        send({ type: 'call', id, name, request });
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      worker?.terminate();
      worker = undefined;
    },
  };
}
