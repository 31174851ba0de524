import type { EngineName, Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { WorkerLike } from './worker-like.ts';

export type SpawnWorker = (engine: EngineName) => WorkerLike;

/** How long a worker may take to give its memory back before it is ended. */
export const CLOSE_MS = 500;

export function trySpawn(spawn: SpawnWorker, engine: EngineName): Result<WorkerLike, Failure> {
  try {
    return ok(spawn(engine));
  } catch (error) {
    // A script of another origin throws at once; a missing one fails later.
    return fail({ code: 'worker-crashed', reason: String(error) });
  }
}
