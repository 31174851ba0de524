import { type Remote, wrap } from 'comlink';
import type { Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { AnnotatorApi } from '../../engine/contract/protocol.ts';
import type { WorkerLike } from './worker-like.ts';

export type Call<T> = (api: Remote<AnnotatorApi>) => Promise<Result<T, Failure>>;

/** One worker from its start to its end. */
export interface Connection {
  /** The failure that calls return once the connection is closed or ended; undefined while it accepts calls. */
  readonly refusal: Failure | undefined;
  /**
   * Makes a call that always settles: comlink's own promises stay pending for ever when a worker dies. When the
   * connection refuses calls, or ends during the call, the result is its refusal.
   */
  call<T>(start: Call<T>): Promise<Result<T, Failure>>;
  /** Sends a message without waiting for an answer. */
  tell(send: (api: Remote<AnnotatorApi>) => Promise<unknown>): void;
  /** Ends the worker at once. Running calls settle with `failure`. */
  end(failure: Failure): void;
  /** Cancels the running calls, lets the worker free its memory, and ends it, at the latest after `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

const CANCELLED: Failure = { code: 'cancelled' };

/** Connects to a worker. `onEnd` is called once, and says whether the worker died by itself. */
export function connect(
  worker: WorkerLike,
  onEnd: (failure: Failure, isDeath: boolean) => void,
): Connection {
  const api = wrap<AnnotatorApi>(worker);
  const pending = new Set<(failure: Failure) => void>();
  let refusal: Failure | undefined;
  let isEnded = false;

  const refuse = (failure: Failure) => {
    refusal ??= failure;
    for (const settle of pending) settle(failure);
    pending.clear();
  };
  const finish = (failure: Failure, isDeath: boolean) => {
    if (isEnded) return;
    isEnded = true;
    worker.removeEventListener('error', onError);
    worker.removeEventListener('messageerror', onMessageError);
    worker.terminate();
    onEnd(failure, isDeath);
    refuse(failure);
  };
  const end = (failure: Failure) => finish(failure, false);
  // A worker that dies while it closes would have ended anyway, so it does not count as a death.
  const die = (reason: string) => finish({ code: 'worker-crashed', reason }, !refusal);
  // The error event has no message when the script is missing or the page's CSP forbids it.
  const onError = (event: Event) =>
    die(('message' in event && String(event.message)) || 'the worker could not be loaded');
  const onMessageError = () => die('a message of the worker could not be read');
  worker.addEventListener('error', onError);
  worker.addEventListener('messageerror', onMessageError);

  const request = <T>(start: Call<T>): Promise<Result<T, Failure>> =>
    new Promise((resolve) => {
      const settle = (failure: Failure) => resolve(fail(failure));
      pending.add(settle);
      void attempt(() => start(api))
        .catch((error: unknown) => fail(unexpected(error)))
        .then(resolve)
        .finally(() => pending.delete(settle));
    });

  return {
    get refusal() {
      return refusal;
    },
    call: (start) => (refusal ? Promise.resolve(fail(refusal)) : request(start)),
    tell(send) {
      if (refusal) return;
      attempt(() => send(api)).catch((error: unknown) => die(unexpected(error).message));
    },
    end,
    async close(patienceMs) {
      if (refusal) return;
      refuse(CANCELLED);
      const timer = setTimeout(() => end(CANCELLED), patienceMs);
      await request((api) => api.close().then(() => ok(undefined)));
      clearTimeout(timer);
      end(CANCELLED);
    },
  };
}

/** Starts synchronously, so that messages keep their order. A synchronous exception becomes a rejection. */
const attempt = async <T>(start: () => Promise<T>): Promise<T> => start();

/** A rejection is a bug in the worker, or data that cannot be cloned. */
function unexpected(error: unknown): Extract<Failure, { code: 'unexpected' }> {
  if (!(error instanceof Error)) return { code: 'unexpected', message: String(error) };
  const { message, stack } = error;
  return { code: 'unexpected', message, ...(stack !== undefined && { stack }) };
}
