import { expect, test } from 'vitest';
import { type Migrations, migrated, versionOf } from './migrations.ts';

const migrations: Migrations = [
  (value) => ({ ...(value as object), names: [(value as { name: string }).name] }),
  (value) => ({ ...(value as object), isNew: false }),
];

test('a record of any earlier version goes through what came after it, in order', () => {
  expect(versionOf(migrations)).toBe(3);
  expect(migrated({ v: 1, value: { name: 'TNF' } }, migrations)).toEqual({
    ...{ name: 'TNF', names: ['TNF'], isNew: false },
  });
  expect(migrated({ v: 2, value: { names: ['a'] } }, migrations)).toEqual({
    ...{ names: ['a'], isNew: false },
  });
  expect(migrated({ v: 3, value: 'as it is' }, migrations)).toBe('as it is');
});

test.each([
  ['a later version', { v: 4, value: 'x' }],
  ['no version', { value: 'x' }],
  ['a version that is none', { v: 1.5, value: 'x' }],
  ['nothing', undefined],
])('of %s nothing is made', (_, stored) => {
  expect(migrated(stored, migrations)).toBeUndefined();
});
