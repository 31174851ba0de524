import type { EngineName, Failure } from '../../core/errors.ts';
import type { Reader } from '../../core/read/reader.ts';
import { ok, type Result } from '../../core/result.ts';
import type { StartThread } from '../bert/thread.ts';
import type { OnProgress, OpenConfig, OpenedPack } from '../contract/protocol.ts';
import { manifestWithOwn } from '../custom-models/annotate-with-own.ts';
import { type OpenedOwn, type OpenOwn, openOwn } from '../custom-models/open-own.ts';
import { requestGpu } from '../onnx/device.ts';
import type { Ort } from '../onnx/ort.ts';
import { openPack } from '../pack/open-pack.ts';
import { readFrom } from '../pack/read-kept.ts';
import { throttleProgress } from './throttle.ts';

/** A reader with an engine behind it, and what the page is told of it. */
export interface OpenedReader {
  readonly reader: Reader;
  /** Models of the user's own beside the pack. */
  readonly own?: readonly OpenOwn[];
  readonly opened: OpenedPack;
  close(): Promise<void>;
}

/** What computes, as the worker's file brings it. */
interface Runtimes {
  readonly loadRuntime: () => Promise<Ort>;
  readonly startThread?: StartThread | undefined;
}

/** Opens a pack from the web, in a worker. */
export async function openReader(
  engine: EngineName,
  { loadRuntime, startThread }: Runtimes,
  config: OpenConfig,
  onProgress: OnProgress,
): Promise<Result<OpenedReader, Failure>> {
  const gpu = engine === 'webgpu' ? await requestGpu(navigator.gpu, config.softwareGpu) : undefined;
  if (gpu && !gpu.ok) return gpu;
  const now = () => performance.now();
  const report = throttleProgress(onProgress, now);
  const pack = await openPack({
    engine,
    loadRuntime,
    startThread: globalThis.crossOriginIsolated ? startThread : undefined,
    gpu: gpu?.value,
    threads: threadsFor(engine, config.threads),
    read: readFrom(config.packUrl),
    url: config.packUrl,
    onProgress: report,
    now,
  });
  if (!pack.ok) {
    report.flush();
    gpu?.value.device.destroy();
    return pack;
  }
  const { reader, manifest, threads, times } = pack.value;
  const own = await openAll(config, report);
  report.flush();
  if (!own.ok) {
    await pack.value.close();
    return own;
  }
  const device = gpu?.value.description ?? (threads === 1 ? '1 thread' : `${threads} threads`);
  return ok({
    reader,
    own: own.value,
    async close() {
      for (const each of [...own.value, pack.value]) await each.close();
    },
    opened: { engine, device, threads, manifest: manifestWithOwn(manifest, own.value), times },
  });
}

/** The models of the user's own, all of them or none: who asked for one must not be answered by another. */
async function openAll(
  { own, threads }: OpenConfig,
  onProgress: OnProgress,
): Promise<Result<readonly OpenedOwn[], Failure>> {
  const opened: OpenedOwn[] = [];
  for (const model of own?.models ?? []) {
    const read = readFrom(new URL(`${model.id}/`, own?.url).href);
    // They run on the CPU, beside a GPU too: most come in 8-bit numbers, which no GPU here computes with.
    const result = await openOwn(model, read, threadsFor('wasm', threads), (done, total) =>
      onProgress({ phase: 'fetch', done, total }),
    );
    if (!result.ok) {
      for (const each of opened) await each.close();
      return result;
    }
    opened.push(result.value);
  }
  return ok(opened);
}

/** On the GPU only the small relation graph runs on the CPU: threads would cost more than they give. */
function threadsFor(engine: EngineName, wished: number): number {
  if (engine === 'webgpu' || !globalThis.crossOriginIsolated) return 1;
  return Math.max(1, Math.min(wished, navigator.hardwareConcurrency));
}
