import type { EngineName, Failure } from '../../src/core/errors.ts';
import type { Reader } from '../../src/core/read/reader.ts';
import { ok, type Result } from '../../src/core/result.ts';
import type { OnProgress, OpenConfig, OpenedPack } from '../protocol.ts';
import { requestGpu } from './device.ts';
import { fetchFrom } from './fetch-file.ts';
import { openPack } from './open-pack.ts';
import type { Ort } from './ort.ts';
import { throttleProgress } from './throttle.ts';

/** A reader with an engine behind it, and what the page is told of it. */
export interface OpenedReader {
  readonly reader: Reader;
  readonly opened: OpenedPack;
  close(): Promise<void>;
}

/** Opens a pack from the web, in a worker. */
export async function openReader(
  engine: EngineName,
  loadRuntime: () => Promise<Ort>,
  config: OpenConfig,
  onProgress: OnProgress,
): Promise<Result<OpenedReader, Failure>> {
  const gpu = engine === 'webgpu' ? await requestGpu(navigator.gpu, config.softwareGpu) : undefined;
  if (gpu && !gpu.ok) return gpu;
  const threads = threadsFor(engine, config.threads);
  const now = () => performance.now();
  const report = throttleProgress(onProgress, now);
  const pack = await openPack({
    engine,
    loadRuntime,
    gpu: gpu?.value,
    threads,
    read: fetchFrom(config.packUrl),
    url: config.packUrl,
    onProgress: report,
    now,
  });
  report.flush();
  if (!pack.ok) {
    gpu?.value.device.destroy();
    return pack;
  }
  const device = gpu?.value.description ?? (threads === 1 ? '1 thread' : `${threads} threads`);
  const { reader, times, close } = pack.value;
  return ok({
    reader,
    close,
    opened: { engine, device, threads, manifest: reader.manifest, times },
  });
}

/** On the GPU only the small relation graph runs on the CPU: threads would cost more than they give. */
function threadsFor(engine: EngineName, wished: number): number {
  if (engine === 'webgpu' || !globalThis.crossOriginIsolated) return 1;
  return Math.max(1, Math.min(wished, navigator.hardwareConcurrency));
}
