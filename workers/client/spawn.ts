import type { EngineName } from '../../src/core/errors.ts';

/** The part of a Worker that the client uses, so that tests can stand in for it. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

export type SpawnWorker = (engine: EngineName) => WorkerLike;

/** Written out twice, because bundlers look for exactly this expression. */
export const spawnWorker: SpawnWorker = (engine) =>
  engine === 'webgpu'
    ? new Worker(new URL('../annotator.webgpu.worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('../annotator.wasm.worker.ts', import.meta.url), { type: 'module' });
