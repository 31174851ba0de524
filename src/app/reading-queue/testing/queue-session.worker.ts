import { perform } from '../../../core/workspace/log.ts';
import { changesBetween } from '../../../runtime/workspace/changes.ts';
import { openWorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import { startQueueSession } from './queue-session.ts';

/** A page that is killed while its queue reads. Each message describes something that is already stored. */
export type ToldOfQueue =
  /** The reading of a document is stored. */
  | { readonly is: 'read'; readonly key: string }
  /** A person's title of a document is stored. */
  | { readonly is: 'named'; readonly key: string; readonly title: string }
  | { readonly is: 'status'; readonly status: 'running' | 'paused' | 'stopped' }
  /**
   * The status may change after this message. The worker waits for an answer before it acts, so that the test knows the
   * request.
   */
  | { readonly is: 'wanted' };

export interface QueuePlay {
  readonly seed: number;
  readonly database: string;
}

const tell = (told: ToldOfQueue) => postMessage(told);
const answer = () => new Promise((resolve) => addEventListener('message', resolve, { once: true }));

async function play({ data: { seed, database } }: MessageEvent<QueuePlay>): Promise<void> {
  const { queue, page } = await startQueueSession(database, {
    calls: (workspace) => ({
      async write(...given) {
        const written = await workspace.write(...given);
        const [[one] = []] = given;
        const isWritten = written.ok && written.value.status === 'written';
        if (one && isWritten) tell({ is: 'read', key: one.key });
        return written;
      },
    }),
  });
  // Another tab, in which a person edits the same documents.
  const other = openWorkspaceStore(database);
  const keys = [...page.store.getState().rows.keys()];
  const set = async (status: 'running' | 'paused' | 'stopped', act: () => Promise<void>) => {
    tell({ is: 'wanted' });
    await answer();
    await act();
    tell({ is: 'status', status });
  };
  const name = async (key: string, title: string) => {
    const loaded = await other.load(key);
    if (!loaded.ok || !loaded.value) return;
    const { entry, revision } = loaded.value;
    const named = perform(entry, { kind: 'rename', title });
    const changes = changesBetween(loaded.value, { ...loaded.value, entry: named });
    const written = await other.write([{ key, revision, changes }]);
    if (written.ok && written.value.status === 'written') tell({ is: 'named', key, title });
  };
  await set('running', queue.start);
  let random = seed;
  for (let turn = 0; turn < 200; turn += 1) {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    const at = random >>> 16;
    const key = keys[at % keys.length] ?? '';
    if (at % 11 === 0) await set('paused', queue.pause);
    else if (at % 13 === 0) await set('stopped', queue.cancel);
    else if (at % 7 === 0) await set('running', queue.start);
    else if (at % 5 === 0) await name(key, `Title ${turn}`);
    await new Promise((resolve) => setTimeout(resolve, at % 9));
  }
}

addEventListener('message', play, { once: true });
