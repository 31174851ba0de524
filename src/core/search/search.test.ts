import { describe, expect, it, test } from 'vitest';
import { DIGEST_VERSION, type Digest, type DigestConcept } from '../digest/digest.ts';
import { fold } from '../text/fold.ts';
import { conceptsNamed, hasBoth, hasConcept, hasRelation } from './concepts.ts';
import { snippetOf } from './snippet.ts';
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

test('the sentence with most of what was looked for is shown, with its places in the text as it is', () => {
  const text = 'On Ménière. Betahistine helps in Me\u0301nie\u0300re  disease.';
  const snippet = snippetOf(text, termsOf('meniere betahistine'));
  expect(snippet?.sentences).toBe(2);
  expect(snippet?.marks.map(({ start, end }) => snippet.sentence.slice(start, end))).toEqual([
    'Betahistine',
    'Me\u0301nie\u0300re',
  ]);
  expect(snippetOf(text, ['gout'])).toBeUndefined();
});

describe('a search by concepts', () => {
  const digest = (
    concepts: readonly DigestConcept[],
    pairs: readonly [number, number][] = [],
  ): Digest => ({
    ...{ version: DIGEST_VERSION, facts: { title: '', line: '' }, length: 1, status: 'read' },
    ...{ mentions: 1, decided: 0, decidable: 1, concepts },
    relations: pairs.map(([head, tail]) => ({ type: 'Association', head, tail, directed: false })),
  });
  const aspirin = { id: 'MESH:D001241', type: 'Chemical', mentions: 1 };
  const nausea = { id: 'MESH:D009325', name: 'nausea', type: 'Disease', mentions: 1 };
  const digests = [
    digest([{ ...aspirin, name: 'Aspirin' }, nausea], [[0, 1]]),
    digest([{ ...aspirin, name: 'Acetylsalicylic acid' }, nausea]),
    digest([{ name: 'aspirin-like', type: 'Chemical', mentions: 1 }]),
  ];

  it.each(['aspirin', 'MESH:D001241', 'acetylsalicylic', 'Aspirin'])('for %s', (query) => {
    const test = hasConcept(conceptsNamed(digests, query));
    expect(digests.map(test).slice(0, 2)).toEqual([true, true]);
  });

  it('for two of them, and for what is said of the two', () => {
    const [a, b] = ['MESH:D001241', 'nausea'].map((one) => conceptsNamed(digests, one));
    expect(digests.map(hasBoth(a!, b!))).toEqual([true, true, false]);
    expect(digests.map(hasRelation(b!, a!))).toEqual([true, false, false]);
    expect(digests.map(hasRelation(a!))).toEqual([true, false, false]);
  });
});
