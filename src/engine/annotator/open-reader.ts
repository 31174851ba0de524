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
import { canShareMemory, threadsFor } from './threads.ts';
import { throttleProgress } from './throttle.ts';

/** A reader with its engine, and the description of both for the page. */
export interface OpenedReader {
  readonly reader: Reader;
  /** The user's own models, which are used beside the pack. */
  readonly own?: readonly OpenOwn[];
  readonly opened: OpenedPack;
  close(): Promise<void>;
}

/** The runtimes that the worker's entry file provides. */
interface Runtimes {
  readonly loadRuntime: () => Promise<Ort>;
  readonly startThread?: StartThread | undefined;
}

/** Opens a pack for a worker: embedded packs from the web, the user's own from the browser's storage. */
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
    startThread: canShareMemory() ? startThread : undefined,
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

/** Opens all of the user's own models, or none: a user who asked for one must not get the answers of another model. */
async function openAll(
  { own, threads }: OpenConfig,
  onProgress: OnProgress,
): Promise<Result<readonly OpenedOwn[], Failure>> {
  const opened: OpenedOwn[] = [];
  for (const model of own?.models ?? []) {
    const read = readFrom(new URL(`${model.id}/`, own?.url).href);
    // Own models run on the CPU even beside a GPU: most are stored in 8-bit numbers, which the GPU backend does not
    // compute.
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
