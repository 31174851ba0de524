import { expect, it, vi } from 'vitest';
import { openVocabularyShelf } from './vocabulary-shelf.ts';

const vocabulary = (id: string, added: number) => ({
  id,
  name: `${id}.tsv`,
  file: new Blob([`X:1\t${id}\n`]),
  concepts: 1,
  skipped: 0,
  added,
});

it('keeps vocabularies with their files, the one added last first', async () => {
  const name = `vocabularies ${crypto.randomUUID()}`;
  const shelf = openVocabularyShelf(name);
  await shelf.put(vocabulary('one', 1));
  await shelf.put(vocabulary('two', 2));
  const kept = await openVocabularyShelf(name).list();
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  expect(kept.value.map(({ id }) => id)).toEqual(['two', 'one']);
  expect(await kept.value[1]?.file.text()).toBe('X:1\tone\n');
  await shelf.remove('two');
  expect(await shelf.list()).toMatchObject({ ok: true, value: [{ id: 'one' }] });
});

it('tells other tabs of what is put and removed', async () => {
  const name = `vocabularies ${crypto.randomUUID()}`;
  const [here, there] = [openVocabularyShelf(name), openVocabularyShelf(name)];
  let told = 0;
  let toldHere = 0;
  here.onChange(() => (toldHere += 1));
  const end = there.onChange(() => (told += 1));
  await here.put(vocabulary('one', 1));
  await vi.waitFor(() => expect(told).toBe(1));
  expect(await there.list()).toMatchObject({ ok: true, value: [{ id: 'one' }] });
  await here.remove('one');
  await vi.waitFor(() => expect(told).toBe(2));
  end();
  await here.put(vocabulary('two', 2));
  await there.put(vocabulary('three', 3));
  await vi.waitFor(() => expect(toldHere).toBe(1));
  expect(told).toBe(2);
});
