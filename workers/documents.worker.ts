import { thrownMessage } from '../src/core/thrown-message.ts';
import './trusted-types.ts';
import type { OpeningReply, OpeningRequest } from '../src/engine/contract/opening.ts';
import type { WritingReply, WritingRequest } from '../src/engine/contract/writing.ts';
import { loadPdf } from '../src/engine/documents/load-pdf.ts';
import { writeForPage } from '../src/engine/documents/write-for-page.ts';
import { openFiles } from '../src/formats/open-files.ts';

/** Reads files and writes documents outside the page's thread. The page ends the worker to cancel. */
self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  // Messages of the PDF library arrive here, too.
  if (data.files) void open({ files: data.files });
  if (data.writing) write(data.writing);
});

type Request = Partial<OpeningRequest> & { readonly writing?: WritingRequest };

function write(request: WritingRequest): void {
  const tell = (reply: WritingReply) => self.postMessage(reply);
  try {
    tell({ type: 'written', written: writeForPage(request) });
  } catch (error) {
    tell({ type: 'failed', reason: thrownMessage(error) });
  }
}

async function open({ files }: OpeningRequest): Promise<void> {
  const tell = (reply: OpeningReply) => self.postMessage(reply);
  try {
    const opened = await openFiles(files, {
      loadPdf,
      onProgress: (progress) => tell({ type: 'progress', progress }),
    });
    tell({ type: 'opened', opened });
  } catch (error) {
    tell({ type: 'failed', reason: thrownMessage(error) });
  }
}
