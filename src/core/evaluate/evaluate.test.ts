import { describe, expect, it } from 'vitest';
import golden from '../fixtures/scorer.json' with { type: 'json' };
import { relateGiven } from '../read/relate.ts';
import { wordReader } from '../testing/word-reader.ts';
import { scoreAnswer } from './answers.ts';
import { scoresOf } from './counts.ts';
import { addByType, countEntities, micro } from './entities.ts';
import { countRelations } from './relations.ts';

const gene = (start: number, end: number) => ({ start, end, type: 'Gene' });

describe('countEntities', () => {
  it('counts a mention as right only with the same span and type', () => {
    const gold = [gene(0, 4), gene(5, 9), { start: 10, end: 12, type: 'Disease' }];
    const predicted = [gene(0, 4), gene(5, 8), gene(10, 12), gene(0, 4)];
    const counts = countEntities(gold, predicted, ['Gene', 'Disease']);
    expect(counts.get('Gene')).toEqual({ correct: 1, predicted: 3, gold: 2 });
    expect(counts.get('Disease')).toEqual({ correct: 0, predicted: 0, gold: 1 });
    expect(scoresOf(micro(addByType(counts, counts)))).toEqual({
      precision: 33.33,
      recall: 33.33,
      f1: 33.33,
      correct: 2,
      predicted: 6,
      gold: 6,
    });
  });

  it.each(golden)('gives the scores of seqeval in its strict mode, case %#', (each) => {
    const typed = (spans: (number | string)[][]) =>
      spans.map(([start, end, type]) => ({
        start: Number(start),
        end: Number(end),
        type: String(type),
      }));
    const counts = countEntities(typed(each.gold), typed(each.said), ['Gene', 'Disease']);
    for (const [type, expected] of Object.entries(each.scores)) {
      const found = scoresOf(type === 'micro' ? micro(counts) : counts.get(type)!);
      [found.precision, found.recall, found.f1].forEach((value, index) => {
        expect(value).toBeCloseTo(expected[index]!, 1);
      });
    }
  });

  it('gives 0 where there is nothing, not NaN', () => {
    expect(scoresOf(micro(countEntities([], [], ['Gene'])))).toMatchObject({ precision: 0, f1: 0 });
  });
});

describe('countRelations', () => {
  const given = (id: string, start: number, end: number, type: string, groups: string[]) => ({
    ...{ id, start, end, type, groups },
  });

  it('scores the pairs of gold entities, in either order where the schema has no direction', async () => {
    const result = await relateGiven(
      'BRAF and EGFR.',
      [given('1', 0, 4, 'Gene', ['g1', 'g2']), given('2', 9, 13, 'Gene', ['g3'])],
      wordReader(),
      { isCancelled: () => false, yieldControl: async () => {} },
    );
    if (!result.ok) throw new Error(result.error.code);
    const gold = [
      { head: 'g3', tail: 'g1', type: 'Association' },
      { head: 'g3', tail: 'g2', type: 'Bind' },
    ];
    const counts = countRelations(gold, result.value);
    expect(counts.pair).toEqual({ correct: 2, predicted: 3, gold: 2 });
    expect(counts.type).toEqual({ correct: 1, predicted: 3, gold: 2 });
  });

  it('counts what was missed where nothing was said', () => {
    const gold = [{ head: 'a', tail: 'b', type: 'CID' }];
    expect(countRelations(gold, []).type).toEqual({ correct: 0, predicted: 0, gold: 1 });
  });
});

describe('scoreAnswer', () => {
  it.each([
    [['The TNF-α'], 'TNF-α', 1, 1],
    [['acute kidney injury', 'AKI'], 'kidney injury', 0, 0.8],
    [['cisplatin'], 'aspirin', 0, 0],
    [['the the'], 'the', 1, 1],
  ])('of %j and %j: exact %d, F1 %d', (gold, said, exact, f1) => {
    const score = scoreAnswer(gold, said);
    expect(score.exact).toBe(exact);
    expect(score.f1).toBeCloseTo(f1);
  });
});
