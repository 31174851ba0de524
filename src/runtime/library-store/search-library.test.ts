import { expect, test } from 'vitest';
import { DIGEST_VERSION, type Digest, digestOf } from '../../core/digest/digest.ts';
import { newDocument } from '../../core/document/model.ts';
import { fail, ok } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { noMarks } from './records.ts';
import type { Known } from './row.ts';
import { createSearch } from './search-library.ts';

const TEXT = 'Of those with gout six had a mutation.';
const texts = async (keys: readonly DocumentKey[]) =>
  ok(new Map(keys.map((key) => [key, TEXT] as const)));

const knownAs = (digest?: Digest): Known => ({
  head: { key: 'a', place: 0, revision: 1, changed: 0, title: '', length: 0 },
  marks: noMarks,
  ...(digest && { digest }),
});

test('the authors and identifiers of a document are found once they are known, although its text was taken up before', async () => {
  const known = new Map([['a', knownAs()]]);
  const { search, warm } = createSearch(known, { texts });
  await warm();
  const imported = {
    ...{ from: 'a.nbib', mentions: [], relations: [], sections: [] },
    info: { pmid: '4711', authors: 'Alpha A' },
  };
  known.set('a', knownAs(digestOf({ ...newDocument('a', TEXT), imported })));
  for (const query of ['4711', 'alpha', 'gout']) {
    const { keys } = await search({ mode: 'words', query, isUnsureToo: false });
    expect(keys, query).toEqual(['a']);
  }
});

test('a search in texts that cannot be read says that there may be more', async () => {
  const unread = async () => fail({ code: 'storage-failed', reason: 'not now' } as const);
  const { search } = createSearch(new Map([['a', knownAs()]]), { texts: unread });
  const found = await search({ mode: 'words', query: 'gout', isUnsureToo: false });
  expect(found).toMatchObject({ keys: [], isPartial: true });
});

test.each(['c.76A>T', 'c.76A > =T', 'LDL →'])(
  'two concepts are found by their identities where one is called %s',
  async (name) => {
    const concepts = [
      { name, type: 'Variant', mentions: 1 },
      { name: 'gout', type: 'Disease', mentions: 1 },
    ];
    const relations = [{ type: 'Association', head: 0, tail: 1, directed: false, evidence: [] }];
    const digest: Digest = {
      ...{ version: DIGEST_VERSION, facts: { title: '', line: '' }, length: 1, status: 'read' },
      ...{ mentions: 2, decided: 0, decidable: 3, concepts, relations, near: [] },
    };
    const { search } = createSearch(new Map([['a', knownAs(digest)]]), { texts });
    const [a, b] = [`=Variant:${name.toLowerCase()}`, '=Disease:gout'];
    for (const query of [`${a} > ${b}`, `${b} > ${a}`, `${name} > gout`, `gout > ${name}`]) {
      for (const mode of ['pair', 'relation'] as const) {
        const { keys } = await search({ mode, query, isUnsureToo: false });
        expect(keys, `${mode} ${query}`).toEqual(['a']);
      }
    }
  },
);

test.each(['uric acid, gout', 'uric acid gout', 'gout + uric acid', 'gout and uric acid'])(
  'two concepts are found without an arrow between them: %s',
  async (query) => {
    const concepts = [
      { name: 'uric acid', type: 'Chemical', mentions: 1 },
      { name: 'gout', type: 'Disease', mentions: 1 },
    ];
    const digest: Digest = {
      ...{ version: DIGEST_VERSION, facts: { title: '', line: '' }, length: 1, status: 'read' },
      ...{ mentions: 2, decided: 0, decidable: 2, concepts, relations: [], near: [] },
    };
    const { search } = createSearch(new Map([['a', knownAs(digest)]]), { texts });
    const { keys } = await search({ mode: 'pair', query, isUnsureToo: false });
    expect(keys).toEqual(['a']);
    const whole = await search({ mode: 'pair', query: 'uric acid', isUnsureToo: false });
    expect(whole.keys).toEqual(['a']);
  },
);

test('a search that is asked while texts are loaded waits for them, and each text is loaded once', async () => {
  const keys = Array.from({ length: 450 }, (_, at) => `k${String(at).padStart(3, '0')}`);
  const loaded: DocumentKey[] = [];
  const counted = (wanted: readonly DocumentKey[]) => {
    loaded.push(...wanted);
    return texts(wanted);
  };
  const known = new Map(
    [...keys]
      .reverse()
      .map((key) => [key, { ...knownAs(), head: { ...knownAs().head, key } }] as const),
  );
  const { search, warm } = createSearch(known, { texts: counted });
  const warmed = warm();
  const found = await search({ mode: 'words', query: 'gout', isUnsureToo: false });
  await warmed;
  expect(found.keys.length).toBe(450);
  expect(found.isPartial).toBeUndefined();
  expect(loaded, 'in the order of the database').toEqual(keys);
});

test('a search that is asked while documents are added waits for those that were there, not for the last', async () => {
  const one = (key: string) => [key, { ...knownAs(), head: { ...knownAs().head, key } }] as const;
  const known = new Map([one('k0')]);
  let loads = 0;
  const adding = (wanted: readonly DocumentKey[]) => {
    loads += 1;
    if (loads < 30) known.set(...one(`k${loads}`));
    return texts(wanted);
  };
  const { search, warm } = createSearch(known, { texts: adding });
  const warmed = warm();
  known.set(...one('asked'));
  const found = await search({ mode: 'words', query: 'gout', isUnsureToo: false });
  expect(found.keys).toEqual(expect.arrayContaining(['k0', 'asked']));
  expect(loads).toBeLessThan(5);
  await warmed;
  expect(loads, 'texts that came meanwhile are loaded in advance').toBe(30);
});

test('a concept of a document that is gone names nothing any more', async () => {
  const concepts = [{ name: 'gout', type: 'Disease', mentions: 1 }];
  const digest: Digest = {
    ...{ version: DIGEST_VERSION, facts: { title: '', line: '' }, length: 1, status: 'read' },
    ...{ mentions: 1, decided: 0, decidable: 1, concepts, relations: [], near: [] },
  };
  const known = new Map([['a', knownAs(digest)]]);
  const { search } = createSearch(known, { texts });
  const request = { mode: 'concept', query: 'gout', isUnsureToo: false } as const;
  expect((await search(request)).keys).toEqual(['a']);
  known.delete('a');
  expect((await search(request)).keys).toEqual([]);
});
