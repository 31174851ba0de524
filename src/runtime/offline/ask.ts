/** What `workers/offline/protocol.ts` says, as far as the page reads it. */
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
  /** After so long without a reply the worker counts as ended. */
  readonly silenceMs: number;
  /** How often it is asked in all. */
  readonly tries: number;
}

type Askable = Pick<ServiceWorker, 'postMessage'>;

/**
 * Asks a service worker until it has given its last reply. A browser ends a worker whose event takes longer than some
 * minutes, and tells nobody: after a silence the request is made anew, which starts the worker again; what it had
 * kept it need not fetch again.
 *
 * @param find gives the worker for each try: another version may have taken the place of the one that was asked before
 * @param request must be one that can be repeated
 * @throws the signal's reason once that is aborted; an error where the worker never ended its replies
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

/** @returns whether the last reply has come; false after a silence */
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
