import type { EngineName } from '../../src/core/errors.ts';
import type { WorkerLike } from '../worker-like.ts';

export type SpawnWorker = (engine: EngineName) => WorkerLike;

/** Written out twice, because bundlers look for exactly this expression. */
export const spawnWorker: SpawnWorker = (engine) =>
  engine === 'webgpu'
    ? new Worker(new URL('../annotator.webgpu.worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('../annotator.wasm.worker.ts', import.meta.url), { type: 'module' });
