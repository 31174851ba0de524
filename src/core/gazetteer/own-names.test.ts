import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnConcept } from '../link/own-concept.ts';
import { MAX_SHARING, ofVocabulary } from '../link/own-vocabulary.ts';
import { overlaps } from '../text/span.ts';
import { createOwnNames } from './own-names.ts';
import type { Named } from './with-names.ts';
import { ownNameReader } from './with-own-names.ts';

const listOf = (type: string | undefined, ...names: string[]): readonly OwnConcept[] =>
  ofVocabulary(
    names.map((name, index) => ({ id: `X:${index}`, name, names: [] })),
    'mine.tsv',
    type,
  );

const said = (start: number, end: number, type: string): Named => ({
  ...{ start, end, type },
  ...{ score: 0.9, isSure: true },
});

const read = (text: string, concepts: readonly OwnConcept[], mentions: readonly Named[] = []) =>
  ownNameReader(text, createOwnNames(concepts))(mentions, 0, text.length);

const found = (text: string, concepts: readonly OwnConcept[], mentions?: readonly Named[]) =>
  read(text, concepts, mentions).map(({ start, end, type }) => `${text.slice(start, end)}/${type}`);

describe(`names of the user's own vocabularies`, () => {
  it('are found in other spellings, the longest first, and say which list has them', () => {
    const text = 'Flurbin acids and TGF-β zork were seen.';
    expect(read(text, listOf('Chemical', 'flurbin', 'flurbin acid', 'TGF-beta zork'))).toEqual([
      {
        start: 0,
        end: 13,
        type: 'Chemical',
        score: 1,
        isSure: true,
        by: { vocabulary: 'mine.tsv' },
      },
      {
        start: 18,
        end: 28,
        type: 'Chemical',
        score: 1,
        isSure: true,
        by: { vocabulary: 'mine.tsv' },
      },
    ]);
  });

  it('have the type of the list where a concept has none, and are not found without any', () => {
    expect(found('A zork.', listOf(undefined, 'zork'))).toEqual([]);
    const own = ofVocabulary([{ id: 'X:1', name: 'zork', names: [], type: 'drug' }], 'a', 'Gene');
    expect(found('A zork.', own)).toEqual(['zork/Chemical']);
    const other = ofVocabulary(
      [{ id: 'X:1', name: 'zork', names: [], type: 'Gadget' }],
      'a',
      'Gene',
    );
    expect(found('A zork.', other)).toEqual(['zork/Gadget']);
  });

  it('are not those that mean only about the same', () => {
    const own = [{ id: 'X:1', name: 'zork', names: [], related: ['blurb'], type: 'Gene' }];
    expect(found('A zork and a blurb.', own)).toEqual(['zork/Gene']);
  });

  it.each([
    ['The CAT and a cat. Cat lay.', ['CAT'], ['CAT']],
    ['Rest and Cat rest at rest.', ['Rest'], []],
    ['WAS was was.', ['WAS'], ['WAS']],
    ['At rest, AT was low.', ['AT'], ['AT']],
    ['all ALL', ['all'], ['ALL']],
  ])('in %j, of the genes %j, are %j', (text, names, expected) => {
    expect(found(text, listOf('Gene', ...names))).toEqual(expected.map((name) => `${name}/Gene`));
  });

  it('with a capital in front are found without it, unless they are symbols of genes', () => {
    expect(found('Iron and zinc.', listOf('Chemical', 'Zinc', 'Iron'))).toEqual([
      'Iron/Chemical',
      'zinc/Chemical',
    ]);
  });

  it('hold their brackets, and reach over none that is not closed', () => {
    const own = listOf('Chemical', 'poly(ADP-ribose) polymerase', 'iron(III)', 'IL-6 receptor');
    const text = 'poly(ADP-ribose) polymerase, iron(III), and interleukin (IL-6) receptor.';
    expect(found(text, own)).toEqual([
      'poly(ADP-ribose) polymerase/Chemical',
      'iron(III)/Chemical',
    ]);
  });

  it('are not found where too many concepts share them', () => {
    const many = (count: number) =>
      listOf('Gene', ...Array.from({ length: count }, () => 'zorkin'));
    expect(found('A zorkin.', many(MAX_SHARING))).toEqual(['zorkin/Gene']);
    expect(found('A zorkin.', many(MAX_SHARING + 1))).toEqual([]);
  });

  it('are those of the first list where several have them', () => {
    const lists = [...ofVocabulary(listOf('Gene', 'zork'), 'b'), ...listOf('Disease', 'zork')];
    expect(read('A zork.', lists)).toMatchObject([{ type: 'Gene', by: { vocabulary: 'b' } }]);
  });

  it('win over what was found, but leave a longer name that holds one of them', () => {
    const own = listOf('Disease', 'cancer', 'lupus');
    const text = 'breast cancer and lupus nephritis of lupus';
    const mentions = [said(0, 13, 'Disease'), said(18, 33, 'Disease'), said(37, 42, 'Gene')];
    expect(found(text, own, mentions)).toEqual([
      'breast cancer/Disease',
      'cancer/Disease',
      'lupus nephritis/Disease',
      'lupus/Disease',
      'lupus/Disease',
    ]);
    const part = [said(7, 21, 'Gene')];
    expect(found(text, own, part)).toEqual(['cancer/Disease', 'lupus/Disease', 'lupus/Disease']);
  });

  const words = fc.constantFrom(
    'zork',
    'IL-6',
    'poly(A)',
    '(',
    ')',
    '. ',
    ', ',
    'α',
    '🧬',
    'é',
    'The',
    '\n',
  );
  const texts = fc.array(words, { maxLength: 20 }).map((all) => all.join(' '));

  it('are whole words of the text as it is, none over another, whatever the stretches', () => {
    fc.assert(
      fc.property(texts, fc.array(texts, { maxLength: 6 }), fc.nat(), (text, names, at) => {
        const own = createOwnNames(listOf('Gene', ...names));
        const whole = ownNameReader(text, own)([], 0, text.length);
        const cut = text.length === 0 ? 0 : at % text.length;
        const reader = ownNameReader(text, own);
        expect([...reader([], 0, cut), ...reader([], cut, text.length)]).toEqual(whole);
        for (const [index, one] of whole.entries()) {
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.end).toBeLessThanOrEqual(text.length);
          const name = text.slice(one.start, one.end);
          expect(name).toBe(name.trim());
          expect(/[\p{L}\p{N}]$/u.test(text.slice(0, one.start))).toBe(false);
          expect(/^[\p{L}\p{N}]/u.test(text.slice(one.end))).toBe(false);
          expect(whole.slice(index + 1).some((other) => overlaps(one, other))).toBe(false);
        }
      }),
    );
  });
});
