import { describe, expect, test } from 'vitest';
import type { Mention, Relation } from '../annotation.ts';
import { joinRelations } from './join-relations.ts';

const mention = (id: string, group: string, start: number): Mention => ({
  id,
  start,
  end: start + 1,
  text: 'x',
  type: 'Gene',
  score: 1,
  group,
});

const a = mention('T1', 'a', 0);
const b = mention('T2', 'b', 2);
const c = mention('T3', 'c', 4);
const otherB = mention('T4', 'b', 6);
const all = [a, b, c, otherB];

const relation = (id: string, pairs: readonly [Mention, Mention][], given = {}): Relation => ({
  id,
  head: pairs[0]![0].group,
  tail: pairs[0]![1].group,
  type: 'Association',
  schema: 'biored',
  directed: false,
  score: 0.5,
  evidence: pairs.map(([head, tail]) => ({ head: head.id, tail: tail.id, score: 0.5 })),
  ...given,
});

describe('joined relations', () => {
  test('have one for each pair, with all its evidence, the later reading first', () => {
    const old = relation('R1', [[a, b]], { score: 0.9 });
    const fresh = relation('R1', [[otherB, a]], { score: 0.4 });
    expect(joinRelations(all, [old], [fresh])).toEqual([
      {
        ...fresh,
        score: 0.9,
        evidence: [
          { head: 'T4', tail: 'T1', score: 0.5 },
          { head: 'T2', tail: 'T1', score: 0.5 },
        ],
      },
    ]);
  });

  test('take a later reading of the same evidence at its word', () => {
    const old = relation('R1', [[a, b]], { score: 0.9 });
    const fresh = relation('R1', [[a, b]], { score: 0.4 });
    expect(joinRelations(all, [old], [fresh])).toEqual([fresh]);
  });

  test('prefer a directed claim about a pair, then the likelier', () => {
    const likely = relation('R1', [[a, b]], { score: 0.9 });
    const directed = relation('R2', [[b, a]], { directed: true, schema: 'drugprot' });
    const other = relation('R3', [[a, b]], { type: 'Bind', score: 0.95 });
    expect(joinRelations(all, [likely], [directed])).toEqual([directed]);
    expect(joinRelations(all, [directed], [likely])).toEqual([directed]);
    expect(joinRelations(all, [other], [likely])).toEqual([other]);
  });

  test('have ids of their own, in the order of the text', () => {
    const joined = joinRelations(all, [relation('R1', [[b, c]])], [relation('R1', [[a, c]])]);
    expect(joined.map(({ id, head }) => [id, head])).toEqual([
      ['R1', 'a'],
      ['R2', 'b'],
    ]);
  });

  test('follow their mentions when groups split or fall together', () => {
    const both = relation('R1', [
      [a, b],
      [a, otherB],
    ]);
    const split = [a, b, c, { ...otherB, group: 'B' }];
    expect(
      joinRelations(split, [both]).map(({ tail, evidence }) => [tail, evidence.length]),
    ).toEqual([
      ['b', 1],
      ['B', 1],
    ]);
    expect(joinRelations([a, { ...b, group: 'a' }], [both])).toEqual([]);
  });
});
