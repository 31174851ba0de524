import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import { type Call, type Connection, connect } from './connection.ts';
import { CLOSE_MS, type SpawnWorker, trySpawn } from './start-worker.ts';

/** Answers calls that need the lexicon or a file, but no model. */
export interface Lookup {
  call<T>(start: Call<T>): Promise<Result<T, Failure>>;
  close(): Promise<void>;
}

/** A worker that opens no pack. The first call starts it, and so does the first call after its end. */
export function createLookup(spawn: SpawnWorker): Lookup {
  let connection: Connection | undefined;
  return {
    async call(start) {
      if (!connection || connection.refusal) {
        const worker = trySpawn(spawn, 'wasm');
        if (!worker.ok) return worker;
        connection = connect(worker.value, () => {});
      }
      return connection.call(start);
    },
    async close() {
      const ended = connection;
      connection = undefined;
      await ended?.close(CLOSE_MS);
    },
  };
}
