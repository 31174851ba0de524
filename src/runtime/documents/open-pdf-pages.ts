import { fail, ok, type Result } from '../../core/result.ts';
import type {
  DrawnPage,
  PdfLayout,
  PdfReply,
  PdfRequest,
} from '../../engine/contract/pdf-pages.ts';

/** A PDF whose pages can be drawn. */
export interface PdfPagesClient {
  readonly layout: PdfLayout;
  /**
   * @param page from 0
   * @param scale device pixels a point
   * @returns the page, or why it was not drawn; rejects when the signal aborts
   */
  readonly draw: (
    page: number,
    scale: number,
    signal: AbortSignal,
  ) => Promise<Result<DrawnPage, string>>;
}

/**
 * Opens a PDF in a new worker, which lives until the signal aborts.
 * @returns the pages, or why the file cannot be opened
 */
export async function openPdfPages(
  file: Blob,
  signal: AbortSignal,
): Promise<Result<PdfPagesClient, string>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  signal.throwIfAborted();
  const worker = new Worker(new URL('../../../workers/pdf-pages.worker.ts', import.meta.url), {
    type: 'module',
  });
  signal.addEventListener('abort', () => worker.terminate());
  const send = (request: PdfRequest, transfer: Transferable[] = []) =>
    worker.postMessage(request, transfer);
  const jobs = new Map<number, (drawn: Result<DrawnPage, string>) => void>();
  let count = 0;

  const opened = new Promise<Result<PdfLayout, string>>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    // The error event of a script that cannot be loaded has no message.
    worker.addEventListener('error', ({ message }) => {
      resolve(fail(message || 'what draws it could not be loaded'));
      for (const end of jobs.values()) end(fail(message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<PdfReply>) => {
      if (data.type === 'opened') resolve(ok(data.layout));
      if (data.type === 'not-opened') resolve(fail(data.reason));
      if (data.type === 'drawn') jobs.get(data.job)?.(ok(data.drawn));
      if (data.type === 'not-drawn') jobs.get(data.job)?.(fail(data.reason));
    });
  });
  send({ type: 'open', bytes }, [bytes.buffer]);
  const layout = await opened;
  if (!layout.ok) {
    worker.terminate();
    return layout;
  }
  return ok({
    layout: layout.value,
    draw(page, scale, wish) {
      count += 1;
      const job = count;
      send({ type: 'draw', job, page, scale });
      return new Promise((resolve, reject) => {
        jobs.set(job, resolve);
        wish.addEventListener('abort', () => {
          send({ type: 'cancel', job });
          reject(wish.reason);
        });
      }).finally(() => jobs.delete(job)) as Promise<Result<DrawnPage, string>>;
    },
  });
}
