import { type Remote, wrap } from 'comlink';
import type { Failure } from '../../src/core/errors.ts';
import { fail, type Result } from '../../src/core/result.ts';
import type { AnnotatorApi } from '../protocol.ts';
import type { WorkerLike } from '../worker-like.ts';

/** One worker from its start to its end. */
export interface Connection {
  /**
   * A call that always settles: comlink's own promises stay pending for ever when a worker dies. Then, or
   * when the connection was dead before, the result is the failure it died with.
   */
  call<T>(
    start: (api: Remote<AnnotatorApi>) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>>;
  /** Sends something without waiting for an answer. */
  tell(send: (api: Remote<AnnotatorApi>) => Promise<unknown>): void;
  /** Ends the worker at once; calls under way settle with `failure`. */
  end(failure: Failure): void;
}

/** `onDeath` is told of an end that nobody here asked for. */
export function connect(worker: WorkerLike, onDeath: (failure: Failure) => void): Connection {
  const api = wrap<AnnotatorApi>(worker);
  const pending = new Set<(failure: Failure) => void>();
  let death: Failure | undefined;

  const end = (failure: Failure) => {
    if (death) return;
    death = failure;
    worker.removeEventListener('error', onError);
    worker.removeEventListener('messageerror', onMessageError);
    worker.terminate();
    for (const settle of pending) settle(failure);
    pending.clear();
  };
  const die = (reason: string) => {
    const failure: Failure = { code: 'worker-crashed', reason };
    end(failure);
    onDeath(failure);
  };
  // A script that cannot be loaded (missing, or forbidden by the page's CSP) has no message.
  const onError = (event: Event) =>
    die(('message' in event && String(event.message)) || 'the worker could not be loaded');
  const onMessageError = () => die('a message of the worker could not be read');
  worker.addEventListener('error', onError);
  worker.addEventListener('messageerror', onMessageError);

  return {
    call(start) {
      if (death) return Promise.resolve(fail(death));
      return new Promise((resolve) => {
        const settle = (failure: Failure) => resolve(fail(failure));
        pending.add(settle);
        void attempt(() => start(api))
          .catch((error: unknown) => fail(unexpected(error)))
          .then(resolve)
          .finally(() => pending.delete(settle));
      });
    },
    tell(send) {
      if (!death)
        attempt(() => send(api)).catch((error: unknown) => die(unexpected(error).message));
    },
    end,
  };
}

/** Starts at once, so that messages keep their order; what is thrown at once becomes a rejection too. */
const attempt = async <T>(start: () => Promise<T>): Promise<T> => start();

/** What reaches us as a rejection is a bug in the worker, or data that cannot be cloned. */
function unexpected(error: unknown): Extract<Failure, { code: 'unexpected' }> {
  if (!(error instanceof Error)) return { code: 'unexpected', message: String(error) };
  const { message, stack } = error;
  return { code: 'unexpected', message, ...(stack !== undefined && { stack }) };
}
