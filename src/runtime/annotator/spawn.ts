import type { SpawnWorker } from './start-worker.ts';

/**
 * Starts the app's own workers. This is a separate module because bundlers build the workers of every module that they
 * meet, and the element for other pages has other workers. Both calls are written out, because bundlers look for
 * exactly this expression.
 */
export const spawnWorker: SpawnWorker = (engine) =>
  engine === 'webgpu'
    ? new Worker(new URL('../../../workers/annotator.webgpu.worker.ts', import.meta.url), {
        type: 'module',
      })
    : new Worker(new URL('../../../workers/annotator.wasm.worker.ts', import.meta.url), {
        type: 'module',
      });
