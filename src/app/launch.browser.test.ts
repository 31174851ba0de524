import { beforeEach, expect, test } from 'vitest';
import { takeLaunchedFile } from './launch.ts';

beforeEach(() => sessionStorage.clear());

/** Loads the page once, with these files in the launch queue. */
function load(names: readonly string[], isRestored: boolean): readonly string[] {
  const given: string[] = [];
  const files = names.map((name) => ({ name, getFile: async () => new File(['TNF.'], name) }));
  takeLaunchedFile(
    { giveFiles: async (all) => given.push(...all.map(({ name }) => name)) > 0 },
    { isRestored, launchQueue: { setConsumer: (consume) => consume({ files }) } },
  );
  return given;
}

test('a file the app was opened with is read once, though every reload offers it again', () => {
  expect(load(['a.txt'], false)).toEqual(['a.txt']);
  expect(load(['a.txt'], true)).toEqual([]);
  expect(load(['a.txt'], true)).toEqual([]);
});

test('it is read again where the reload brought nothing back', () => {
  load(['a.txt'], false);
  expect(load(['a.txt'], false)).toEqual(['a.txt']);
});

test('another file is read in a reloaded page, too', () => {
  load(['a.txt'], false);
  expect(load(['b.txt'], true)).toEqual(['b.txt']);
});
