import { openDeskStore } from '../../../runtime/desk/desk-store.ts';
import { openJournals } from '../../../runtime/workspace/journal.ts';
import { memoryStorage } from '../../../runtime/workspace/testing/memory-storage.ts';
import {
  openWorkspaceStore,
  type WorkspaceStore,
} from '../../../runtime/workspace/workspace-store.ts';
import { type RestoreOptions, restoreAndKeep } from '../autosave/restore.ts';
import { start, type TestApp } from './on-words.ts';
import { wordEngine } from './word-engine.ts';

let ids = 0;

export interface OpenedTab {
  readonly app: TestApp;
  readonly id: string;
  readonly workspace: WorkspaceStore;
  /** Resolves when the current state is stored. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

/** A tab on the databases of this name. `held` replaces the browser's locks. */
export async function openTabOn(
  name: string,
  held: Set<string>,
  options: Partial<RestoreOptions> = {},
): Promise<OpenedTab> {
  const app = start(wordEngine(), { prefix: `${crypto.randomUUID()}-` });
  let id = '';
  const workspace = options.workspace ?? openWorkspaceStore(name);
  let saves = Promise.resolve<unknown>(undefined);
  const watched: WorkspaceStore = {
    ...workspace,
    write(...args) {
      const saved = workspace.write(...args);
      saves = saved.catch(() => undefined);
      return saved;
    },
  };
  const stop = await restoreAndKeep(app.store, {
    lock: async (one) => !held.has(one) && held.add(one) === held,
    whileGone: async (one, _, run) => {
      if (!held.has(one)) await run();
    },
    journals: openJournals(memoryStorage()),
    ours: undefined,
    newId: () => `tab-${++ids}`,
    pause: async () => {},
    onTab: (one) => {
      id = one;
    },
    desks: openDeskStore(`${name}-desks`),
    ...options,
    workspace: watched,
  });
  return {
    app,
    workspace,
    get id() {
      return id;
    },
    async settled() {
      let last: unknown;
      do {
        last = saves;
        await saves;
        // Autosave looks for more changes in the next task.
        await new Promise((resolve) => setTimeout(resolve));
      } while (last !== saves);
    },
    close() {
      stop();
      app.stop();
      workspace.close();
      held.delete(id);
    },
  };
}
