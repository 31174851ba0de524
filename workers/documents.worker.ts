import './trusted-types.ts';
import { openFiles } from '../src/formats/open-files.ts';
import type { OpeningReply, OpeningRequest } from './opening.ts';
import { loadPdf } from './session/load-pdf.ts';

/** Reads files away from the page's thread; ended to cancel. */
self.addEventListener('message', ({ data }: MessageEvent<Partial<OpeningRequest>>) => {
  // The PDF library's own messages come past here too.
  if (data.files) void open({ files: data.files });
});

async function open({ files }: OpeningRequest): Promise<void> {
  const tell = (reply: OpeningReply) => self.postMessage(reply);
  try {
    const opened = await openFiles(files, {
      loadPdf,
      onProgress: (progress) => tell({ type: 'progress', progress }),
    });
    tell({ type: 'opened', opened });
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}
