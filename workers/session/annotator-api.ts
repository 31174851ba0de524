import type { Failure } from '../../src/core/errors.ts';
import { annotate } from '../../src/core/read/annotate.ts';
import { answer } from '../../src/core/read/answer.ts';
import type { ReadControl, Reader } from '../../src/core/read/reader.ts';
import { fail, ok, type Result } from '../../src/core/result.ts';
import {
  type AnnotatorApi,
  type OnProgress,
  type OpenConfig,
  PROTOCOL_VERSION,
} from '../protocol.ts';
import { failureOf } from './engine-error.ts';
import { fetchFrom } from './fetch-file.ts';
import { createLinking } from './linking.ts';
import { macrotasks } from './macrotask.ts';
import type { OpenedReader } from './open-reader.ts';
import type { ReadFile } from './read-file.ts';
import { throttleProgress } from './throttle.ts';

interface JobSignal {
  readonly aborted: boolean;
}

/** The worker's side of the contract, without the wire. One pack at a time, which `openReader` opens. */
export function createAnnotatorApi(
  openReader: (
    config: OpenConfig,
    onProgress: OnProgress,
  ) => Promise<Result<OpenedReader, Failure>>,
  readFrom: (url: string) => ReadFile = fetchFrom,
): AnnotatorApi {
  const jobs = new Map<number, { aborted: boolean }>();
  const tasks = macrotasks();
  const linkMentions = createLinking(readFrom);
  const now = () => performance.now();
  let packUrl: string | undefined;
  let opening: Promise<Result<OpenedReader, Failure>> | undefined;

  const controlOf = (signal: JobSignal): ReadControl => ({
    isCancelled: () => signal.aborted,
    giveTurn: tasks.next,
  });

  async function close(): Promise<void> {
    for (const signal of jobs.values()) signal.aborted = true;
    const closing = opening;
    opening = undefined;
    const opened = await closing;
    if (opened?.ok) await opened.value.close();
  }

  async function withJob<T extends object>(
    job: number,
    work: (reader: Reader, signal: JobSignal) => Promise<Result<T, Failure>>,
  ): Promise<Result<T & { elapsedMs: number }, Failure>> {
    const startedAt = now();
    const signal = { aborted: false };
    jobs.set(job, signal);
    try {
      const opened = await opening;
      if (!opened) return fail({ code: 'unexpected', message: 'No pack is open.' });
      if (!opened.ok) return opened;
      const result = await work(opened.value.reader, signal);
      return result.ok ? ok({ ...result.value, elapsedMs: now() - startedAt }) : result;
    } catch (error) {
      return fail(failureOf(error));
    } finally {
      jobs.delete(job);
    }
  }

  return {
    async open(config, onProgress) {
      if (config.protocol !== PROTOCOL_VERSION) {
        const message = `The page speaks protocol ${config.protocol}, the worker ${PROTOCOL_VERSION}.`;
        return fail({ code: 'unexpected', message });
      }
      if (packUrl !== config.packUrl) await close();
      packUrl = config.packUrl;
      opening ??= openReader(config, onProgress);
      const result = await opening;
      if (!result.ok) opening = undefined;
      return result.ok ? ok(result.value.opened) : result;
    },
    annotate: (job, input, onReading) =>
      withJob(job, async (reader, signal) => {
        const result = await annotate(input, reader, { ...controlOf(signal), onReading });
        if (!result.ok || !input.linking) return result;
        return ok({ ...result.value, ...(await linkMentions(input, result.value.mentions)) });
      }),
    answer: (job, input, onProgress) =>
      withJob(job, async (reader, signal) => {
        const report = throttleProgress(onProgress, now);
        const result = await answer(input, reader, {
          ...controlOf(signal),
          onRead: ({ pieces, of }) => report({ phase: 'read', done: pieces, total: of }),
        });
        report.flush();
        return result;
      }),
    cancel(job) {
      const signal = jobs.get(job);
      if (signal) signal.aborted = true;
    },
    close,
  };
}
