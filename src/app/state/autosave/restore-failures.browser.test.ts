import { beforeEach, expect, test } from 'vitest';
import { openDeskStore } from '../../../runtime/desk/desk-store.ts';
import { openWorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import { text } from '../testing/on-words.ts';
import { openTabOn } from '../testing/open-tab.ts';

let name = '';
beforeEach(() => {
  name = `failures-${crypto.randomUUID()}`;
});

const broken = () => {
  throw new Error('not as it should be');
};

test('what throws while work is taken up is told, and what is done then is kept all the same', async () => {
  const lock = async () => broken();
  const desks = openDeskStore(`${name}-desks`);
  await desks.save('old', 0, { id: 'd', title: '', text: 'TNF' });
  const first = await openTabOn(name, new Set(), {
    desks,
    lock: (id) => (id === 'old' ? lock() : Promise.resolve(true)),
  });
  expect(first.app.state.notKept).toMatchObject({
    code: 'storage-failed',
    reason: 'not as it should be',
  });
  await first.app.actions.giveText(text, 'One');
  await first.settled();
  first.close();
  const again = await openTabOn(name, new Set(), { desks: openDeskStore(`${name}-none`) });
  expect(again.app.state.document?.title).toBe('One');
});

test('a save that throws is told, and the next change is saved with all before it', async () => {
  const workspace = openWorkspaceStore(name);
  let isBroken = true;
  const first = await openTabOn(name, new Set(), {
    workspace: {
      ...workspace,
      write: async (...args) => (isBroken ? broken() : workspace.write(...args)),
    },
  });
  await first.app.actions.giveText(text, 'One');
  await first.settled();
  expect(first.app.state.notKept).toMatchObject({ code: 'storage-failed' });
  isBroken = false;
  first.app.store.dispatch({ type: 'title-changed', title: 'Two' });
  await first.settled();
  expect(first.app.state.notKept).toBeUndefined();
  first.close();
  const again = await openTabOn(name, new Set());
  expect(again.app.state.document).toMatchObject({ text, title: 'Two' });
});

test('old work that cannot be moved now keeps no later work from the page', async () => {
  const first = await openTabOn(name, new Set());
  await first.app.actions.giveText(text, 'One');
  await first.settled();
  first.close();
  const desks = openDeskStore(`${name}-desks`);
  const again = await openTabOn(name, new Set(), {
    desks: { ...desks, list: async () => ({ ok: false, error: { code: 'storage-full' } }) },
  });
  expect(again.app.state.document?.title).toBe('One');
  expect(again.app.state.notKept).toEqual({ code: 'storage-full' });
});
