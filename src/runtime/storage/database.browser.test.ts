import { expect, test, vi } from 'vitest';
import { lazyDatabase, settled } from './database.ts';

test('a tab that blocks an upgrade is told of, and the database opens when it is gone', async () => {
  const name = `blocked-${crypto.randomUUID()}`;
  // A connection that stays open when another version asks it to close.
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('things');
  const old = await settled(request);
  const told: boolean[] = [];
  const open = lazyDatabase(
    name,
    2,
    (database) => void database.createObjectStore('more'),
    (isBlocked) => told.push(isBlocked),
  );
  const opening = open();
  await vi.waitFor(() => expect(told).toEqual([true]));
  old.close();
  const database = await opening;
  expect(told).toEqual([true, false]);
  expect([...database.objectStoreNames].sort()).toEqual(['more', 'things']);
  database.close();
  indexedDB.deleteDatabase(name);
});
