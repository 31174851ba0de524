import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { entryOf, lookup } from './lookup.ts';

it('knows its own entries alone', () => {
  const table = lookup({ gene: 1 });
  const words = ['gene', 'constructor', 'toString', '__proto__'];
  expect(words.map((word) => table.get(word))).toEqual([1, undefined, undefined, undefined]);
  const record = { gene: 1 };
  expect(words.map((word) => entryOf(record, word))).toEqual([1, undefined, undefined, undefined]);
});

/** Objects as tables by any word. */
const TABLE = /^(?:export )?const \w+: Readonly<Record<string, .*= \{/mu;

it('is what every table asked by any word is made with', () => {
  const source = fileURLToPath(new URL('../', import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file) && !/testing/u.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const plain = files.filter((file) => TABLE.test(readFileSync(`${source}${file}`, 'utf8')));
  expect(plain).toEqual([]);
});
