/** The part of `workers/offline/protocol.ts` that the page reads. */
export interface Reply {
  readonly isReady: boolean;
  readonly kept: number;
  readonly needed: number;
  readonly isLast: boolean;
  readonly problem?: string;
}

export interface WorkerQuestion {
  readonly signal: AbortSignal;
  readonly onReply: (reply: Reply) => void;
  /** Milliseconds without a reply after which the worker counts as ended. */
  readonly silenceMs: number;
  /** Number of requests in total. */
  readonly tries: number;
}

type Askable = Pick<ServiceWorker, 'postMessage'>;

/**
 * Sends a request to a service worker until its last reply has come. A browser silently ends a worker whose event takes
 * longer than some minutes; after a silence the request is sent again, which restarts the worker, and files that it has
 * stored are not fetched again.
 *
 * @param find returns the worker for each try, as another version may have replaced it
 * @param request must be repeatable
 * @throws the signal's reason once it is aborted; an error when the replies never end
 */
export async function ask(
  find: () => Promise<Askable>,
  request: object,
  options: WorkerQuestion,
): Promise<void> {
  for (let tried = 0; tried < options.tries; tried += 1) {
    options.signal.throwIfAborted();
    const worker = await find();
    options.signal.throwIfAborted();
    if (await askOnce(worker, request, options)) return;
  }
  throw new Error('its service worker does not answer');
}

/** @returns true when the last reply has come; false after a silence */
function askOnce(
  worker: Askable,
  request: object,
  { signal, onReply, silenceMs }: WorkerQuestion,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      port1.close();
    };
    const abort = () => {
      end();
      reject(signal.reason);
    };
    const fallSilent = () => {
      end();
      resolve(false);
    };
    let timer = setTimeout(fallSilent, silenceMs);
    signal.addEventListener('abort', abort);
    port1.onmessage = ({ data }: MessageEvent<Reply>) => {
      clearTimeout(timer);
      timer = setTimeout(fallSilent, silenceMs);
      onReply(data);
      if (!data.isLast) return;
      end();
      resolve(true);
    };
    worker.postMessage(request, [port2]);
  });
}
