import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Actions } from '../state/actions.ts';
import type { LibraryPage } from './library-page.ts';
import { libraryTakers } from './library-takers.ts';

function takersOf(status: 'open' | 'failed') {
  vi.stubGlobal('location', { hash: '#/library' });
  vi.stubGlobal('history', { pushState: () => {}, replaceState: () => {} });
  vi.stubGlobal('window', { dispatchEvent: () => true });
  const page = { add: vi.fn(async () => {}), store: createStore(() => ({ status })) };
  const actions = { giveText: vi.fn(async () => true), giveFiles: vi.fn(async () => true) };
  const takers = libraryTakers(page as unknown as LibraryPage, actions as unknown as Actions);
  return { page, actions, takers };
}

test('what is pasted is added to the library, and read under ‘Read’ where there is none', async () => {
  const open = takersOf('open');
  await open.takers.giveText('Aspirin.');
  expect(open.page.add).toHaveBeenCalledOnce();
  expect(open.actions.giveText).not.toHaveBeenCalled();
  const failed = takersOf('failed');
  await failed.takers.giveText('Aspirin.');
  await failed.takers.giveFiles([new File(['Aspirin.'], 'a.txt')]);
  expect(failed.page.add).not.toHaveBeenCalled();
  expect(failed.actions.giveText).toHaveBeenCalledOnce();
  expect(failed.actions.giveFiles).toHaveBeenCalledOnce();
});
