import type { EngineName, Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { WorkerLike } from './worker-like.ts';

export type SpawnWorker = (engine: EngineName) => WorkerLike;

/** Milliseconds that a worker may take to free its memory before it is ended. */
export const CLOSE_MS = 500;

export function trySpawn(spawn: SpawnWorker, engine: EngineName): Result<WorkerLike, Failure> {
  try {
    return ok(spawn(engine));
  } catch (error) {
    // The script of another origin throws here; a missing script fails later.
    return fail({ code: 'worker-crashed', reason: String(error) });
  }
}
