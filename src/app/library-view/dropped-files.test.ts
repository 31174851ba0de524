import { expect, test } from 'vitest';
import { droppedFiles } from './dropped-files.ts';

interface Entry {
  readonly path: string;
  /** For a folder: the results of successive calls. An error ends the reading of the folder. */
  readonly entries?: readonly (readonly Entry[] | Error)[];
  readonly isGone?: boolean;
}

function entryOf({ path, entries, isGone }: Entry): FileSystemEntry {
  const given = [...(entries ?? [])];
  return {
    ...{ fullPath: path, isFile: entries === undefined, isDirectory: entries !== undefined },
    file: (give: (file: File) => void, refuse: (error: Error) => void) =>
      isGone ? refuse(new Error('gone')) : give(new File(['x'], path)),
    createReader: () => ({
      readEntries(give: (some: FileSystemEntry[]) => void, refuse: (error: Error) => void) {
        const next = given.shift() ?? [];
        if (next instanceof Error) refuse(next);
        else give(next.map(entryOf));
      },
    }),
  } as unknown as FileSystemEntry;
}

const drop = (...entries: readonly Entry[]) =>
  droppedFiles({
    items: entries.map((one) => ({ webkitGetAsEntry: () => entryOf(one) })),
    files: [],
  } as unknown as DataTransfer);

test('a folder that cannot be read to its end is named, with the files that it gave', async () => {
  const { files, problems } = await drop(
    { path: '/b.txt' },
    { path: '/whole', entries: [[{ path: '/whole/1.txt' }], [{ path: '/whole/2.txt' }]] },
    { path: '/cut', entries: [[{ path: '/cut/1.txt' }], new Error('it went away')] },
  );
  expect(files.map(({ name }) => name)).toEqual([
    'b.txt',
    'cut/1.txt',
    'whole/1.txt',
    'whole/2.txt',
  ]);
  expect(problems.map(({ place }) => place)).toEqual(['cut']);
});

test('a file that went away is named', async () => {
  const { files, problems } = await drop({ path: '/a.txt', isGone: true }, { path: '/b.txt' });
  expect(files.map(({ name }) => name)).toEqual(['b.txt']);
  expect(problems.map(({ place }) => place)).toEqual(['a.txt']);
});
