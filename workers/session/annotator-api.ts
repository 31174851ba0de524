import type { EngineName, Failure } from '../../src/core/errors.ts';
import { annotate } from '../../src/core/read/annotate.ts';
import { answer } from '../../src/core/read/answer.ts';
import type { ReadControl } from '../../src/core/read/reader.ts';
import { fail, ok, type Result } from '../../src/core/result.ts';
import {
  type AnnotatorApi,
  type OnProgress,
  type OpenConfig,
  type OpenedPack,
  PROTOCOL_VERSION,
} from '../protocol.ts';
import { requestGpu } from './device.ts';
import { failureOf } from './engine-error.ts';
import { fetchFrom } from './fetch-file.ts';
import { macrotasks } from './macrotask.ts';
import { type OpenPack, openPack } from './open-pack.ts';
import type { Ort } from './ort.ts';
import { throttleProgress } from './throttle.ts';

interface Opened {
  readonly pack: OpenPack;
  readonly answer: OpenedPack;
}

interface JobSignal {
  readonly aborted: boolean;
}

/** The worker's side of the contract, without the wire. One pack at a time. */
export function createAnnotatorApi(
  engine: EngineName,
  loadRuntime: () => Promise<Ort>,
): AnnotatorApi {
  const jobs = new Map<number, { aborted: boolean }>();
  const tasks = macrotasks();
  const now = () => performance.now();
  let packUrl: string | undefined;
  let opening: Promise<Result<Opened, Failure>> | undefined;

  const controlOf = (signal: JobSignal): ReadControl => ({
    isCancelled: () => signal.aborted,
    giveTurn: tasks.next,
  });

  async function close(): Promise<void> {
    for (const signal of jobs.values()) signal.aborted = true;
    const closing = opening;
    opening = undefined;
    const opened = await closing;
    if (opened?.ok) await opened.value.pack.close();
  }

  async function withJob<T extends object>(
    job: number,
    work: (pack: OpenPack, signal: JobSignal) => Promise<Result<T, Failure>>,
  ): Promise<Result<T & { elapsedMs: number }, Failure>> {
    const startedAt = now();
    const signal = { aborted: false };
    jobs.set(job, signal);
    try {
      const opened = await opening;
      if (!opened) return fail({ code: 'unexpected', message: 'No pack is open.' });
      if (!opened.ok) return opened;
      const result = await work(opened.value.pack, signal);
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
      opening ??= openWith(engine, loadRuntime, config, onProgress);
      const result = await opening;
      if (!result.ok) opening = undefined;
      return result.ok ? ok(result.value.answer) : result;
    },
    annotate: (job, input, onReading) =>
      withJob(job, ({ reader }, signal) =>
        annotate(input, reader, { ...controlOf(signal), onReading }),
      ),
    answer: (job, input, onProgress) =>
      withJob(job, async ({ reader }, signal) => {
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

async function openWith(
  engine: EngineName,
  loadRuntime: () => Promise<Ort>,
  config: OpenConfig,
  onProgress: OnProgress,
): Promise<Result<Opened, Failure>> {
  const gpu = engine === 'webgpu' ? await requestGpu(navigator.gpu) : undefined;
  if (gpu && !gpu.ok) return gpu;
  const threads = threadsFor(engine, config.threads);
  const report = throttleProgress(onProgress, () => performance.now());
  const pack = await openPack({
    engine,
    loadRuntime,
    gpu: gpu?.value,
    threads,
    read: fetchFrom(config.packUrl),
    url: config.packUrl,
    onProgress: report,
    now: () => performance.now(),
  });
  report.flush();
  if (!pack.ok) {
    gpu?.value.device.destroy();
    return pack;
  }
  const device = gpu?.value.description ?? (threads === 1 ? '1 thread' : `${threads} threads`);
  const { reader, times } = pack.value;
  return ok({
    pack: pack.value,
    answer: { engine, device, threads, manifest: reader.manifest, times },
  });
}

/** On the GPU only the small relation graph runs on the CPU: threads would cost more than they give. */
function threadsFor(engine: EngineName, wished: number): number {
  if (engine === 'webgpu' || !globalThis.crossOriginIsolated) return 1;
  return Math.max(1, Math.min(wished, navigator.hardwareConcurrency));
}
