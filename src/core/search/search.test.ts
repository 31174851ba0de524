import { describe, expect, it, test } from 'vitest';
import {
  DIGEST_VERSION,
  type Digest,
  type DigestConcept,
  type DigestRelation,
} from '../digest/digest.ts';
import { fold } from '../text/fold.ts';
import { conceptIndex } from './concept-index.ts';
import { hasBoth, hasConcept, relationsOf } from './concepts.ts';
import { snippetsOf } from './snippet.ts';
import { hasTerms, termsOf } from './words.ts';

const TEXTS = [
  'Betahistine was given in Ménière disease.',
  'Betahistine was given in Meniere disease.',
  'A beta-blocker was given in angina.',
  'Beta thalassaemia was found in three adults.',
  'A calcium channel blocker was given in angina.',
  '(S)-warfarin was measured in [3H] studies.',
  'Me\u0301nie\u0300re again.',
  'β‑blockers helped.',
  '患者服用阿司匹林。',
];

const found = (query: string) =>
  TEXTS.flatMap((text, index) => (hasTerms(fold(text), termsOf(query)) ? [index + 1] : []));

describe('a search by words', () => {
  it.each([
    ['meniere', [1, 2, 7]],
    ['Ménière', [1, 2, 7]],
    ['beta-blocker', [3, 8]],
    ['(S)-warf', [6]],
    ['[3H', [6]],
    ['"angina', [3, 5]],
    ['"given in angina"', [3, 5]],
    ['angina calcium', [5]],
    ['locker', []],
    ['阿司匹林', [9]],
    ['.*', []],
  ])('for %s finds %j', (query, texts) => {
    expect(found(query)).toEqual(texts);
  });
});

test('the sentences with most of what was looked for are shown, with its places in the text as it is', () => {
  const text = 'On Ménière. Betahistine helps in Me\u0301nie\u0300re  disease. Betahistine again.';
  const found = snippetsOf(text, { terms: termsOf('meniere betahistine') }, 2);
  expect(found?.sentences).toBe(3);
  const marked = found?.shown.map(({ sentence, marks }) =>
    marks.map(({ start, end }) => sentence.slice(start, end)),
  );
  expect(marked).toEqual([['Betahistine', 'Me\u0301nie\u0300re'], ['Betahistine']]);
  expect(snippetsOf(text, { terms: ['gout'] }, 2)).toBeUndefined();
  const last = { terms: ['betahistine'], places: [text.lastIndexOf('Beta')] };
  expect(snippetsOf(text, last, 2)).toMatchObject({
    shown: [{ sentence: 'Betahistine again.' }],
    sentences: 1,
  });
});

describe('a search by concepts', () => {
  const digest = (
    concepts: readonly DigestConcept[],
    relations: readonly (Partial<DigestRelation> & { head: number; tail: number })[] = [],
  ): Digest => ({
    ...{ version: DIGEST_VERSION, facts: { title: '', line: '' }, length: 1, status: 'read' },
    ...{ mentions: 1, decided: 0, decidable: 1, concepts, near: [] },
    relations: relations.map((one) => ({
      ...{ type: 'Association', directed: false, evidence: [], ...one },
    })),
  });
  const aspirin = { id: 'MESH:D001241', type: 'Chemical', mentions: 1 };
  const nausea = { id: 'MESH:D009325', name: 'nausea', type: 'Disease', mentions: 1 };
  const both = [{ ...aspirin, name: 'Aspirin' }, nausea];
  const ends = { head: 0, tail: 1 };
  const digests = [
    digest(both, [ends]),
    digest([{ ...aspirin, name: 'Acetylsalicylic acid' }, nausea]),
    digest([{ name: 'aspirin-like', type: 'Chemical', mentions: 1 }]),
    digest(both, [{ ...ends, negated: true }]),
    digest(
      both.map((one) => ({ ...one, mentions: 0, unsure: 1 })),
      [{ ...ends, isUnsure: true }],
    ),
  ];
  const names = conceptIndex();
  for (const [index, one] of digests.entries()) names.put(String(index), one);
  const [sure, unsure] = [{ isUnsureToo: false }, { isUnsureToo: true }];

  it.each(['aspirin', 'MESH:D001241', 'acetylsalicylic', 'Aspirin'])('for %s', (query) => {
    const test = hasConcept(names.named(query), sure);
    expect(digests.map(test).slice(0, 2)).toEqual([true, true]);
  });

  it('for two of them, and for what is asserted of the two', () => {
    const [a, b] = ['MESH:D001241', 'nausea'].map(names.named);
    const related = (digest: Digest) => relationsOf(digest, b!, a, sure).length > 0;
    expect(digests.map(hasBoth(a!, b!, sure))).toEqual([true, true, false, true, false]);
    expect(digests.map(related)).toEqual([true, false, false, false, false]);
    expect(digests.map((one) => relationsOf(one, a!, undefined, sure).length)).toEqual([
      1, 0, 0, 0, 0,
    ]);
  });

  it('for what is less certain, when it is asked for; what a text denies is never found', () => {
    const [a, b] = ['=MESH:D001241', '=MESH:D009325'].map(names.named);
    expect(digests.map(hasConcept(a!, sure)).at(-1)).toBe(false);
    expect(digests.map(hasConcept(a!, unsure)).at(-1)).toBe(true);
    const related = (digest: Digest) => relationsOf(digest, a!, b, unsure).length > 0;
    expect(digests.map(related)).toEqual([true, false, false, false, true]);
  });

  it('knows the names of a document no more when it is gone, or is another', () => {
    const known = conceptIndex();
    known.put('a', digests[1]!);
    known.put('a', digests[1]!);
    known.put('b', digests[0]!);
    expect(known.named('acetylsalicylic')).toEqual(new Set(['MESH:D001241']));
    known.put('a', digests[2]!);
    expect(known.named('acetylsalicylic')).toEqual(new Set());
    expect(known.documentsWith(new Set(['MESH:D001241']))).toEqual(new Set(['b']));
    known.remove('b');
    expect(known.documentsWith(new Set(['MESH:D001241']))).toEqual(new Set());
    expect(known.named('aspirin')).toEqual(new Set(['Chemical:aspirin-like']));
  });
});
