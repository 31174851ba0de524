import './trusted-types.ts';
import { thrownMessage } from '../src/core/thrown-message.ts';
import type { PdfReply, PdfRequest } from '../src/engine/contract/pdf-pages.ts';
import { loadPdf } from '../src/engine/documents/load-pdf.ts';
import type { DrawingLibrary } from '../src/engine/pdf-pages/drawing-library.ts';
import { openPdfPages, type PdfPages } from '../src/engine/pdf-pages/pdf-pages.ts';

/** Lays out and draws the pages of one PDF, one after the other. The page ends the worker to close the PDF. */
let opening: Promise<PdfPages> | undefined;
let last: Promise<unknown> = Promise.resolve();
const jobs = new Map<number, AbortController>();

const tell = (reply: PdfReply, transfer: Transferable[] = []) => self.postMessage(reply, transfer);

self.addEventListener('message', ({ data }: MessageEvent<PdfRequest>) => {
  if (data.type === 'open') void open(data.bytes);
  if (data.type === 'draw') {
    const controller = new AbortController();
    jobs.set(data.job, controller);
    last = last.then(() => draw(data, controller.signal));
  }
  if (data.type === 'cancel') jobs.get(data.job)?.abort();
});

async function open(bytes: Uint8Array): Promise<void> {
  // The library's type describes only what reading a text needs.
  opening = loadPdf().then((library) => openPdfPages(library as unknown as DrawingLibrary, bytes));
  try {
    const { layout } = await opening;
    tell({ type: 'opened', layout });
  } catch (error) {
    tell({ type: 'not-opened', reason: thrownMessage(error) });
  }
}

async function draw(
  { job, page, scale }: PdfRequest & { readonly type: 'draw' },
  signal: AbortSignal,
): Promise<void> {
  try {
    signal.throwIfAborted();
    const pages = await opening;
    if (!pages) throw new Error('no file was opened');
    const drawn = await pages.draw(page, scale, signal);
    tell({ type: 'drawn', job, drawn }, [drawn.picture]);
  } catch (error) {
    tell({ type: 'not-drawn', job, reason: thrownMessage(error) });
  } finally {
    jobs.delete(job);
  }
}
