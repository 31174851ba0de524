import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import type { OpenedPack } from '../../engine/contract/protocol.ts';
import { createAnnotator } from '../../runtime/annotator/annotator.ts';
import { spawnWorker } from '../../runtime/annotator/spawn.ts';
import type { Choice } from './custom-models.ts';

/**
 * Opens a choice of models in a new worker, and ends the worker.
 *
 * @param packUrl URL of the pack to try when the choice names none
 */
export const createTryOut =
  (packUrl: () => string) =>
  async (choice: Choice, signal: AbortSignal): Promise<Result<OpenedPack, Failure>> => {
    const trial = createAnnotator({
      ...{ packUrl: packUrl(), engine: 'wasm', spawn: spawnWorker },
      choice: () => choice,
    });
    const result = await trial.open({ signal });
    await trial.close();
    return result;
  };
