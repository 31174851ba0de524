import { expect, test } from 'vitest';
import { fileNamer } from './file-namer.ts';
import { fileNames } from './file-names.ts';

test.each([
  ['PMC12', 'PMC12'],
  ['10.1000/x y', '10.1000_x_y'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['..', 'document'],
  ['', 'document'],
  ['CON', 'CON_'],
  ['nul.txt', 'nul_.txt'],
  ['LPT1', 'LPT1_'],
  ['console', 'console'],
  ['細胞', '細胞'],
])('the file of document %j is called %j', (id, name) => {
  expect(fileNamer()(id)).toBe(name);
});

test('a name is cut by its bytes, at a whole letter', () => {
  const name = fileNamer()('細'.repeat(100));
  expect(name).toBe('細'.repeat(33));
  expect(fileNamer()('a'.repeat(300))).toHaveLength(100);
});

test('no two documents share a file, not where letters are told apart by their case or composition alone', () => {
  const nameOf = fileNamer();
  const names = ['a', 'A', 'a', 'caf\u00e9', 'cafe\u0301', 'a/b', 'a b'].map(nameOf);
  expect(new Set(names.map((name) => name.toLowerCase().normalize())).size).toBe(names.length);
});

test('a document without a name is called after its file, with folders only where two meet', () => {
  const files = ['x/1.ann', 'y/1.ann', 'x/2.ann.gz', 'z/3.txt', 'z/3.ann', 'x/2.ann.gz'];
  expect([...fileNames(files)]).toEqual([
    ['x/1.ann', 'x/1'],
    ['y/1.ann', 'y/1'],
    ['x/2.ann.gz', '2'],
    ['z/3.txt', 'z/3.txt'],
    ['z/3.ann', 'z/3.ann'],
  ]);
});
