import type { OpeningReply, OpeningRequest } from '../../engine/contract/opening.ts';
import type { GivenFile } from '../../formats/detect.ts';
import type { OpenedFiles, OpeningProgress } from '../../formats/open-files.ts';

export interface OpeningOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: OpeningProgress) => void;
}

/** Reads files in a new worker, which ends with the answer or when the signal aborts. */
export function openInWorker(
  files: readonly GivenFile[],
  { signal, onProgress }: OpeningOptions,
): Promise<OpenedFiles> {
  const worker = new Worker(new URL('../../../workers/documents.worker.ts', import.meta.url), {
    type: 'module',
  });
  const opened = new Promise<OpenedFiles>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    // The error event of a script that cannot be loaded has no message.
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'not loaded')));
    worker.addEventListener('message', ({ data }: MessageEvent<OpeningReply>) => {
      if (data.type === 'progress') onProgress(data.progress);
      if (data.type === 'opened') resolve(data.opened);
      if (data.type === 'failed') reject(new Error(data.reason));
    });
  });
  const request: OpeningRequest = { files };
  worker.postMessage(request);
  return opened.finally(() => worker.terminate());
}
