import { thrownMessage } from '../../core/thrown-message.ts';
import type { CallName, FromWorker, ToWorker } from './library-protocol.ts';
import { type LibraryJob, serveLibrary } from './serve-library.ts';

/** Answers the page's calls of the library in a worker. */

const send = (message: FromWorker) => self.postMessage(message);
const { calls } = serveLibrary((changes) => send({ type: 'changes', changes }));
const jobs = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'cancel') jobs.get(data.id)?.abort();
  else void answer(data.id, data.name, data.request);
});

async function answer(id: number, name: CallName, request: unknown): Promise<void> {
  const controller = new AbortController();
  jobs.set(id, controller);
  const job: LibraryJob = {
    signal: controller.signal,
    onProgress: (progress) => send({ type: 'progress', id, progress }),
  };
  try {
    // The page's side pairs each call with its own type of request.
    const call = calls[name] as (request: unknown, job: LibraryJob) => unknown;
    send({ type: 'answer', id, answer: await call(request, job) });
  } catch (error) {
    send({ type: 'threw', id, reason: thrownMessage(error) });
  } finally {
    jobs.delete(id);
  }
}
