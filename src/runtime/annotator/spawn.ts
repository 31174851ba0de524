import type { SpawnWorker } from './start-worker.ts';

/**
 * Starts the app's own workers. In a module of its own: a bundler builds the workers of every module that it meets, used or
 * not, and the element for other pages has others. Written out twice, because bundlers look for exactly this expression.
 */
export const spawnWorker: SpawnWorker = (engine) =>
  engine === 'webgpu'
    ? new Worker(new URL('../../../workers/annotator.webgpu.worker.ts', import.meta.url), {
        type: 'module',
      })
    : new Worker(new URL('../../../workers/annotator.wasm.worker.ts', import.meta.url), {
        type: 'module',
      });
