import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { pairCalibration } from '../pack/calibration.ts';
import type { RelationSchema } from '../pack/manifest.ts';
import { mergeRelations } from './merge.ts';
import { meetings, pairFeatures, pairSetting } from './pair-features.ts';
import type { RelationEntity } from './relation-entity.ts';
import type { PairScore } from './score-pairs.ts';

const schemaOf = (name: string, directed: boolean): RelationSchema => ({
  name,
  labels: ['None', 'Association'],
  offset: 0,
  directed,
  pairs: [['Gene', 'Gene']],
  sameSentence: false,
  level: 'entity',
  threshold: 0.5,
});
const UNDIRECTED = schemaOf('biored', false);
const DIRECTED = schemaOf('acts', true);

/** A group whose mention Tn begins at piece n; two pieces in a row are one sentence. */
const group = (key: string, ...places: number[]): RelationEntity => ({
  key,
  type: 'Gene',
  mentions: places.map((first) => ({
    id: `T${first}`,
    first,
    end: first + 1,
    sentence: (first - 1) >> 1,
  })),
});

const scored = (
  head: RelationEntity,
  tail: RelationEntity,
  score: number,
  schema = UNDIRECTED,
): PairScore => ({
  schema,
  head: { group: head, mentions: head.mentions },
  tail: { group: tail, mentions: tail.mentions },
  type: 'Association',
  score,
  features: pairFeatures(
    { related: score, label: 'Association', probability: score },
    pairSetting(
      meetings({ group: head, mentions: head.mentions }, { group: tail, mentions: tail.mentions }),
      () => '',
    ),
  ),
});

const said = (scores: readonly PairScore[]) =>
  mergeRelations(scores).map(({ head, tail, score, evidence }) => ({
    sides: `${head}-${tail}`,
    score,
    evidence: evidence.map((one) => `${one.head}-${one.tail} ${one.score}`),
  }));

describe('mergeRelations', () => {
  it('keeps the best score of a pair of mentions that two windows saw', () => {
    const pair = (score: number) => scored(group('A', 1), group('B', 2), score);
    const expected = [{ sides: 'A-B', score: 0.9, evidence: ['T1-T2 0.9'] }];
    expect(said([pair(0.9), pair(0.6)])).toEqual(expected);
    expect(said([pair(0.6), pair(0.9)])).toEqual(expected);
  });

  it('takes the entity that the text names first for the head, whichever window was best', () => {
    const early = (score: number) => scored(group('A', 1, 3), group('B', 2, 4), score);
    const late = (score: number) => scored(group('B', 4, 6), group('A', 3, 5), score);
    expect(said([early(0.9), late(0.6)])).toEqual([
      { sides: 'A-B', score: 0.9, evidence: ['T1-T2 0.9', 'T3-T4 0.9', 'T5-T6 0.6'] },
    ]);
    expect(said([early(0.6), late(0.9)])).toEqual([
      { sides: 'A-B', score: 0.9, evidence: ['T3-T4 0.9', 'T5-T6 0.9', 'T1-T2 0.6'] },
    ]);
  });

  it('takes the surest schema where scores are probabilities, else one with direction first', () => {
    const calibrated = (schema: RelationSchema) => ({
      ...schema,
      calibration: v.parse(pairCalibration, { existence: 1 }),
    });
    const both = (one: RelationSchema, other: RelationSchema) =>
      mergeRelations([
        scored(group('A', 1), group('B', 2), 0.6, one),
        scored(group('A', 1), group('B', 2), 0.8, other),
      ])[0];
    expect(both(DIRECTED, UNDIRECTED)).toMatchObject({ schema: 'acts', score: 0.6 });
    expect(both(calibrated(DIRECTED), calibrated(UNDIRECTED))).toMatchObject({
      schema: 'biored',
      score: 0.8,
    });
  });

  it('begins with the mention pair that speaks for the claim most', () => {
    const claim = scored(group('A', 1, 5), group('B', 2, 6), 0.9);
    const supported = (support: ReadonlyMap<string, number>) => said([{ ...claim, support }]);
    const [first, second] = [
      new Map([
        ['T1 T2', 0.8],
        ['T5 T6', 0.3],
      ]),
      new Map([
        ['T1 T2', 0.3],
        ['T5 T6', 0.8],
      ]),
    ];
    expect(supported(first)).toMatchObject([{ evidence: ['T1-T2 0.9', 'T5-T6 0.9'] }]);
    expect(supported(second)).toMatchObject([{ evidence: ['T5-T6 0.9', 'T1-T2 0.9'] }]);
  });

  it('takes no evidence from a window that saw the other direction', () => {
    expect(
      said([
        scored(group('A', 1), group('B', 2), 0.9, DIRECTED),
        scored(group('B', 4), group('A', 3), 0.6, DIRECTED),
      ]),
    ).toEqual([{ sides: 'A-B', score: 0.9, evidence: ['T1-T2 0.9'] }]);
  });

  it('pairs a mention of the head with one of the tail, each pair once', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 6 });
    const window = fc.tuple(places, fc.integer({ min: 50, max: 99 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 5 }), (windows) => {
        // Mentions of A begin at odd pieces, those of B at even ones.
        const scores = windows.flatMap(([some, score, isDirected]) => {
          const rising = some.sort((a, b) => a - b);
          const odd = rising.filter((place) => place % 2 === 1);
          const even = rising.filter((place) => place % 2 === 0);
          if (odd.length === 0 || even.length === 0) return [];
          const groups = [group('A', ...odd), group('B', ...even)] as const;
          const [head, tail] = odd[0]! < even[0]! ? groups : [groups[1], groups[0]];
          return [scored(head, tail, score / 100, isDirected ? DIRECTED : UNDIRECTED)];
        });
        for (const relation of mergeRelations(scores)) {
          const isA = (id: string) => Number(id.slice(1)) % 2 === 1;
          for (const { head, tail } of relation.evidence) {
            expect(isA(head)).toBe(relation.head === 'A');
            expect(isA(tail)).toBe(relation.tail === 'A');
          }
          const keys = relation.evidence.map(({ head, tail }) => `${head} ${tail}`);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });
});
