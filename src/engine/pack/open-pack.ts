import type { EngineName, Failure } from '../../core/errors.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import { createReader, type Reader } from '../../core/read/reader.ts';
import { ok, type Result } from '../../core/result.ts';
import { createBertEngine } from '../bert/create.ts';
import type { StartThread } from '../bert/thread.ts';
import type { OnProgress, OpenedPack } from '../contract/protocol.ts';
import { createEngine, type OwnedEngine } from '../onnx/create.ts';
import type { GpuHandle } from '../onnx/device.ts';
import { failureOf, startFailureOf } from '../onnx/engine-error.ts';
import type { Ort } from '../onnx/ort.ts';
import { selfCheck } from '../onnx/self-check.ts';
import type { ReadFile } from './read-file.ts';
import { type PackBytes, readPack } from './read-pack.ts';

/** An open pack that can read texts. */
export interface OpenPack {
  readonly reader: Reader;
  readonly manifest: PackManifest;
  readonly times: OpenedPack['times'];
  /** Threads of the engine; maybe fewer than requested. */
  readonly threads: number;
  close(): Promise<void>;
}

export interface OpenPackOptions {
  readonly engine: EngineName;
  /** Called once the files are there, and only when our own kernels cannot be used: the runtime's WASM is large. */
  readonly loadRuntime: () => Promise<Ort>;
  readonly gpu?: GpuHandle | undefined;
  /** Starts a thread for our own kernels; when absent, they use the calling thread only. */
  readonly startThread?: StartThread | undefined;
  /** Threads of the WASM engine; more than one needs shared memory. */
  readonly threads: number;
  readonly read: ReadFile;
  /** The URL or path that `read` reads from, for messages. */
  readonly url: string;
  readonly onProgress: OnProgress;
  /** A monotonic clock, in milliseconds. */
  readonly now: () => number;
}

/** Fetches, verifies, creates, self-checks and warms up, in a worker and under Node alike. */
export async function openPack(options: OpenPackOptions): Promise<Result<OpenPack, Failure>> {
  const { engine, read, url, onProgress, now } = options;
  const startedAt = now();
  const bytes = await readPack(read, url, engine, (done, total) =>
    onProgress({ phase: 'fetch', done, total }),
  );
  if (!bytes.ok) return bytes;
  const fetchedAt = now();

  onProgress({ phase: 'start', done: 0, total: 2 });
  const created = await create(options, bytes.value);
  if (!created.ok) return created;
  const createdAt = now();

  onProgress({ phase: 'start', done: 1, total: 2 });
  if (!created.value.isChecked) {
    const checked = await check(created.value.engine, engine, bytes.value.manifest);
    if (!checked.ok) return checked;
  }
  onProgress({ phase: 'start', done: 2, total: 2 });

  const { manifest, vocabulary } = bytes.value;
  return ok({
    manifest,
    reader: createReader(manifest, vocabulary, created.value.engine),
    threads: created.value.engine.threads ?? options.threads,
    times: {
      fetchMs: fetchedAt - startedAt,
      createMs: createdAt - fetchedAt,
      checkMs: now() - createdAt,
    },
    close: () => created.value.engine.dispose(),
  });
}

async function create(
  { engine, loadRuntime, startThread, gpu, threads }: OpenPackOptions,
  bytes: PackBytes,
): Promise<Result<{ engine: OwnedEngine; isChecked: boolean }, Failure>> {
  try {
    if (engine === 'wasm') {
      const own = await createBertEngine(bytes, threads, startThread);
      if (own) return ok({ engine: own, isChecked: true });
    }
    const ort = await loadRuntime();
    ort.env.wasm.numThreads = threads;
    // Warnings concern nodes that the runtime places by itself; a reader of the console cannot act on them.
    ort.env.logLevel = 'error';
    return ok({ engine: await createEngine(ort, bytes, gpu), isChecked: false });
  } catch (error) {
    return { ok: false, error: startFailureOf(engine, error) };
  }
}

async function check(
  engine: OwnedEngine,
  name: EngineName,
  manifest: PackManifest,
): Promise<Result<number, Failure>> {
  const result = await selfCheck(engine, name, manifest).catch(
    (error: unknown): Result<number, Failure> => ({ ok: false, error: failureOf(error) }),
  );
  if (!result.ok) await engine.dispose();
  return result;
}
