import { expect, test } from 'vitest';
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
