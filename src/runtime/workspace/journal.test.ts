import { expect, it } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { emptyLog } from '../../core/workspace/log.ts';
import { changesBetween } from './changes.ts';
import { type Journal, openJournals } from './journal.ts';
import { journaled } from './journaled.ts';
import { memoryStorage } from './testing/memory-storage.ts';

const text = 'Half a pair: \ud83d, a line\r\nand a \u2028 separator.';
const entry = { key: 'd', log: emptyLog, document: newDocument('d', text, 'Title') };
const changes = changesBetween(undefined, { entry, place: 0, pending: {} });
const journal: Journal = {
  tab: 'tab 1',
  writes: [
    {
      id: 'w1',
      documents: [journaled({ key: 'd', revision: 0, changes }, text)],
      tabs: [{ id: 'tab 1', changes: { documents: ['d'] } }],
    },
    { id: 'w2', documents: [], tabs: [{ id: 'tab 0', changes: 'remove' }] },
  ],
};

it('gives back what was put into it to the unit, until it is removed', () => {
  const storage = memoryStorage();
  const journals = openJournals(storage);
  storage.setItem('biogloss:theme', 'dark');
  expect(journals.put('a', journal)).toBe(true);
  expect(journals.put('b', { tab: 'tab 2', writes: [] })).toBe(true);
  expect(openJournals(storage).list()).toEqual([
    ['a', journal],
    ['b', { tab: 'tab 2', writes: [] }],
  ]);
  journals.remove('a');
  expect(journals.list()).toHaveLength(1);
  journals.clear();
  expect([storage.length, storage.getItem('biogloss:theme')]).toEqual([1, 'dark']);
});

it('says that it cannot keep what is too long or finds no room, and keeps nothing older in its place', () => {
  const storage = memoryStorage();
  const journals = openJournals(storage);
  const long = { ...entry, document: newDocument('d', 'x'.repeat(1_000_001)) };
  const made = changesBetween(undefined, { entry: long, place: 0, pending: {} });
  const document = journaled({ key: 'd', revision: 0, changes: made }, long.document.text);
  journals.put('a', journal);
  expect(
    journals.put('a', { tab: 't', writes: [{ id: 'w', documents: [document], tabs: [] }] }),
  ).toBe(false);
  expect(journals.list()).toEqual([]);
  journals.put('a', journal);
  storage.isFull = true;
  expect(journals.put('a', { ...journal, tab: 'other' })).toBe(false);
  expect(journals.list()).toEqual([]);
  expect(openJournals(undefined).put('a', journal)).toBe(false);
  expect(openJournals(undefined).list()).toEqual([]);
});

it('leaves alone what it cannot read: a later version may', () => {
  const storage = memoryStorage();
  storage.setItem('biogloss:unwritten:a', '{"v":2,"tab":"t","pages":[]}');
  storage.setItem('biogloss:unwritten:b', '{"v":1,"tab":"t","writes":[{"id":"w"');
  storage.setItem('biogloss:unwritten:c', '{"v":1,"tab":"t","writes":[{"id":7}]}');
  expect(openJournals(storage).list()).toEqual([]);
  expect(storage.length).toBe(3);
});

it('is without what a model has read, and says so; an older reading goes with an older text', () => {
  const by = { pack: { id: 'tiny', version: '1' }, engine: 'wasm' } as const;
  const read = { pieces: 1, of: 1 };
  const reading = { by, guideline: 'any', mentions: [], relations: [], read, unread: [] };
  const after = { ...entry, document: { ...entry.document, reading } };
  const [before, then] = [entry, after].map((one) => ({ entry: one, place: 0, pending: {} }));
  const readFirst = journaled(
    { key: 'd', revision: 3, changes: changesBetween(before, then!) },
    text,
  );
  expect(readFirst.changes).toEqual([
    { kind: 'heads', sub: '', value: expect.objectContaining({ isRead: false }) },
  ]);
  const edited = {
    ...after,
    document: { ...after.document, text: 'Other.', reading: { ...reading } },
  };
  const made = changesBetween(then, { entry: edited, place: 0, pending: {} });
  expect(journaled({ key: 'd', revision: 3, changes: made }, 'Other.').changes).toContainEqual({
    ...{ kind: 'readings', sub: '' },
  });
});
