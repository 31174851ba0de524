import type { WritingReply, WritingRequest } from '../../engine/contract/writing.ts';

export interface ExportWriter<Request extends WritingRequest> {
  /** Writes a document. While one request is in work, only the last of the others is kept. */
  readonly write: (request: Request) => void;
  readonly close: () => void;
}

/** Writes exports in a new worker, one after another, until it is closed. */
export function openExportWriter<Request extends WritingRequest>(
  onReply: (request: Request, reply: WritingReply) => void,
): ExportWriter<Request> {
  let worker: Worker | undefined;
  let running: Request | undefined;
  let waiting: Request | undefined;

  function open(): Worker {
    const opened = new Worker(new URL('../../../workers/documents.worker.ts', import.meta.url), {
      type: 'module',
    });
    opened.addEventListener('message', ({ data }: MessageEvent<WritingReply>) => finish(data));
    // The error event of a script that cannot be loaded has no message. The next request starts another worker.
    opened.addEventListener('error', ({ message }) => {
      opened.terminate();
      worker = undefined;
      finish({ type: 'failed', reason: message || 'what writes it could not be loaded' });
    });
    return opened;
  }

  function start(request: Request): void {
    running = request;
    worker ??= open();
    worker.postMessage({ writing: request });
  }

  function finish(reply: WritingReply): void {
    const done = running;
    const next = waiting;
    running = undefined;
    waiting = undefined;
    if (next) start(next);
    if (done) onReply(done, reply);
  }

  return {
    write(request) {
      if (running) waiting = request;
      else start(request);
    },
    close: () => worker?.terminate(),
  };
}
