import { expect, test, vi } from 'vitest';
import { fail, ok } from '../../core/result.ts';
import type { LibraryClient } from '../../runtime/library-store/library-client.ts';
import { createLibraryPage } from './library-page.ts';

test('an undo that fails says why and is offered until it works', async () => {
  const answers = [ok(undefined), fail({ code: 'storage-full' }), new Error('gone'), ok(undefined)];
  const changes: unknown[] = [];
  const client: LibraryClient = {
    call: (async (_name: string, change: unknown) => {
      changes.push(change);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    }) as LibraryClient['call'],
    onChange: () => () => {},
    close: () => {},
  };
  const page = createLibraryPage(client);
  const undo = { kind: 'bring-back', keys: ['a', 'b'] } as const;
  await page.mark({ kind: 'delete', keys: ['a', 'b'] }, '2 documents deleted', undo);
  const offer = { what: '2 documents deleted', undo };
  for (const reason of ['no room', 'gone']) {
    await page.undo();
    expect(page.store.getState()).toMatchObject({ done: offer });
    expect(page.store.getState().problem?.happened).toContain(reason);
  }
  await page.undo();
  expect(page.store.getState().done).toBeUndefined();
  expect(changes.slice(1)).toEqual([undo, undo, undo]);
});

test('a library of an earlier visit is noticed to be gone where nothing is stored any more', async () => {
  const kept = new Map([['biogloss:library', '5']]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const client: LibraryClient = {
    call: (async () => ok(undefined)) as LibraryClient['call'],
    onChange: () => () => {},
    close: () => {},
  };
  const page = createLibraryPage(client);
  const storage = (isEmpty: boolean) => ({ isEmpty: async () => ok(isEmpty) });
  await page.noticeLoss(storage(false));
  expect(page.store.getState().lost).toBe(0);
  await page.noticeLoss({ isEmpty: async () => fail({ code: 'storage-full' }) });
  expect(page.store.getState().lost).toBe(0);
  await page.noticeLoss(storage(true));
  expect(page.store.getState().lost).toBe(5);
  kept.set('biogloss:library', '0');
  const first = createLibraryPage(client);
  await first.noticeLoss(storage(true));
  expect(first.store.getState().lost).toBe(0);
  vi.unstubAllGlobals();
});
