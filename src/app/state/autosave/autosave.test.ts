import { expect, it } from 'vitest';
import { ok } from '../../../core/result.ts';
import { openJournals } from '../../../runtime/workspace/journal.ts';
import { memoryStorage } from '../../../runtime/workspace/testing/memory-storage.ts';
import type { WorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import { judge } from '../testing/judge.ts';
import { startRead } from '../testing/on-words.ts';
import { wordEngine } from '../testing/word-engine.ts';
import { createAutosave } from './autosave.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('keeps what was decided in the same turn as an event that changes nothing to keep', async () => {
  const { store } = await startRead(wordEngine());
  const written: string[] = [];
  const workspace = {
    load: async () => ok(undefined),
    write: async (documents) => {
      written.push(
        ...documents.flatMap(({ changes }) =>
          changes === 'remove' ? [] : changes.map(({ kind }) => kind),
        ),
      );
      return ok({ status: 'written' });
    },
    onChange: () => () => {},
  } as Pick<WorkspaceStore, 'load' | 'write' | 'onChange'> as WorkspaceStore;
  const journals = openJournals(memoryStorage());
  const autosave = createAutosave(store, 'tab', {
    workspace,
    journals,
    newId: crypto.randomUUID.bind(crypto),
  });
  autosave.begin('tab');
  await settled();
  written.length = 0;
  store.dispatch({ type: 'dialog-opened', dialog: { kind: 'vocabularies' } });
  await settled();
  store.dispatch({ type: 'dialog-closed' });
  store.dispatch(judge(store.getState(), 'T1', 'accepted'));
  await settled();
  expect(written).toContain('decisions');
  autosave.stop();
});
