import { expect, it } from 'vitest';
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
