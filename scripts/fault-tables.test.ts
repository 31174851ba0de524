import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TABLES = ['docs/faults.md', 'docs/faults-found.md'];
const FOLDERS = ['bench', 'cluster/tests', 'e2e', 'scripts', 'src', 'training/tests', 'workers'];

const testFiles = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:test|spec)\.tsx?$|test_\w+\.py$/u.test(path))
    .map((path) => join(folder, path)),
);

/** Tests that the last cell of a row names: `file` (part of a title; part of another … goes on here). */
function testsIn(row: string): readonly { readonly file: string; readonly title: string }[] {
  const cell = row.split('|').at(-2) ?? '';
  const named = cell.matchAll(/`([^`]+\.(?:tsx?|py))`(?: \((.*?)\)(?=, `|\s*$))?/gu);
  return [...named].flatMap(([, file = '', titles = '']) =>
    titles.split('; ').map((title) => ({ file, title })),
  );
}

const holds = (path: string, title: string): boolean => {
  const source = readFileSync(path, 'utf8');
  return title.split('…').every((part) => source.includes(part.trim()));
};

test.each(TABLES)('every test that %s names exists', (table) => {
  const rows = readFileSync(table, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('`'));
  const named = rows.flatMap(testsIn);
  const unknown = named.filter(
    // A title in backquotes is a command.
    ({ file, title }) =>
      !title.startsWith('`') &&
      !testFiles.some((path) => `/${path}`.endsWith(`/${file}`) && holds(path, title)),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(unknown).toEqual([]);
});
