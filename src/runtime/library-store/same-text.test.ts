import { expect, test } from 'vitest';
import { ok } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { noMarks } from './records.ts';
import { headOf, type Known } from './row.ts';
import { sameText } from './same-text.ts';

const TEXTS: Readonly<Record<DocumentKey, string>> = {
  a: 'Cisplatin causes nephrotoxicity.',
  b: 'Aspirin eased fever.',
  c: 'Cisplatin causes nephrotoxicity.',
};

test('an earlier document with the same text is found before the library has counted it', async () => {
  const known = new Map(
    Object.entries(TEXTS).map(([key, text], place): [DocumentKey, Known] => [
      key,
      {
        head: headOf({ title: key, text }, { key, place, revision: 1, changed: 0 }),
        marks: noMarks,
      },
    ]),
  );
  const asked: DocumentKey[] = [];
  const texts = async (keys: readonly DocumentKey[]) => {
    asked.push(...keys);
    return ok(new Map(keys.map((key) => [key, TEXTS[key] ?? ''])));
  };
  const library = { known, isApart: () => false };
  const same = (key: DocumentKey) => sameText({ key, text: TEXTS[key] ?? '' }, library, { texts });
  expect((await same('c')).map(({ key }) => key)).toEqual(['a']);
  expect(await same('b')).toEqual([]);
  expect(await same('a')).toEqual([]);
  expect(asked, 'only texts of the same length are read').toEqual(['a']);
});
