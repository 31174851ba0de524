import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAgreement, compareLayers, f1Of, NO_AGREEMENT } from './agreement.ts';
import { kappaOf } from './kappa.ts';
import type { Layer, LayerRelation } from './layer.ts';
import { mostPairs } from './match.ts';

const text = 'Severe asthma attacks were treated.';
type Given = readonly [start: number, end: number, type?: string];
const layer = (given: readonly Given[], relations: readonly LayerRelation[] = []): Layer => ({
  mentions: given.map(([start, end, type = 'Disease'], index) => ({
    ...{ id: `T${index + 1}`, parts: [{ start, end }], type },
  })),
  relations,
});

const figures = (a: Layer, b: Layer, over = text) => {
  const { agreement, differences } = compareLayers(over, a, b);
  const { strict, relaxed, untyped } = agreement.mentions;
  return {
    ...{ strict: f1Of(strict), relaxed: f1Of(relaxed), untyped: f1Of(untyped), differences },
    kappa: Object.fromEntries(
      [...agreement.covered].map(([type, one]) => [type, kappaOf(one, agreement.words)]),
    ),
  };
};

describe('two layers', () => {
  const a = layer([
    [0, 21],
    [7, 13],
  ]);

  test('that say the same in another order agree wholly, nested mentions too', () => {
    const b = layer([
      [7, 13],
      [0, 21],
    ]);
    expect(figures(a, b)).toEqual({
      ...{ strict: 1, relaxed: 1, untyped: 1, differences: [], kappa: { Disease: 1 } },
    });
  });

  test('of which one ends a blank later differ in one pair, not in one missing on each side', () => {
    const c = layer([
      [0, 22],
      [7, 13],
    ]);
    expect(figures(a, c)).toMatchObject({ strict: 0.5, relaxed: 1, kappa: { Disease: 1 } });
    expect(figures(a, c).differences).toEqual([
      { of: 'mention', kind: 'span', first: 'T1', second: 'T1', place: { start: 0, end: 22 } },
    ]);
  });

  test('count a mention once, however many of the other side it overlaps', () => {
    const wide = layer([[0, 21]]);
    const parts = layer([
      [0, 6],
      [7, 13],
    ]);
    expect(figures(wide, parts)).toMatchObject({ strict: 0, relaxed: 2 / 3 });
    expect(figures(wide, parts).differences.map(({ kind }) => kind)).toEqual([
      'span',
      'only-second',
    ]);
  });

  test('that differ in types alone agree regardless of type', () => {
    const b = layer([
      [0, 21, 'Chemical'],
      [7, 13],
    ]);
    expect(figures(a, b)).toMatchObject({ strict: 0.5, relaxed: 0.5, untyped: 1 });
    expect(figures(a, b).differences).toMatchObject([{ kind: 'type', first: 'T1', second: 'T1' }]);
    expect(figures(a, b).kappa).toMatchObject({ Chemical: 0 });
  });

  test('of which neither says anything, or both everything, have no figure, and never NaN', () => {
    expect(figures(layer([]), layer([]))).toEqual({
      ...{ strict: undefined, relaxed: undefined, untyped: undefined, differences: [], kappa: {} },
    });
    const all = layer([[0, text.length]]);
    expect(figures(all, all)).toMatchObject({ strict: 1, kappa: { Disease: undefined } });
    expect(figures(all, layer([]))).toMatchObject({ strict: 0, relaxed: 0 });
  });
});

test('kappa is that of a table of words by hand', () => {
  // Of 50 words both cover 20, one alone 5, the other alone 10: 0.7 observed, 0.5 expected (Cohen 1960).
  expect(kappaOf({ both: 20, onlyA: 5, onlyB: 10 }, 50)).toBeCloseTo(0.4);
});

test('relations are compared by their ends', () => {
  const relation = (id: string, type: string, head: string, tail: string, directed = true) => ({
    ...{ id, type, directed, head: [head], tail: [tail] },
  });
  const spans: readonly Given[] = [
    [0, 6, 'Chemical'],
    [7, 13],
    [22, 26],
  ];
  const a = layer(spans, [relation('R1', 'causes', 'T1', 'T2'), relation('R2', 'x', 'T2', 'T3')]);
  const b = layer(spans, [relation('S1', 'treats', 'T1', 'T2'), relation('S2', 'x', 'T3', 'T2')]);
  const { agreement, differences } = compareLayers(text, a, b);
  expect(agreement.relations.strict).toMatchObject({ correct: 0, gold: 2, predicted: 2 });
  expect(agreement.relations.untyped).toMatchObject({ correct: 1 });
  expect(differences).toMatchObject([
    { of: 'relation', kind: 'type', first: 'R1', second: 'S1', place: { start: 0, end: 13 } },
    { of: 'relation', kind: 'only-first', first: 'R2' },
    { of: 'relation', kind: 'only-second', second: 'S2' },
  ]);
  const turned = layer(spans, [relation('S2', 'x', 'T3', 'T2', false)]);
  expect(compareLayers(text, a, turned).agreement.relations.strict.correct).toBe(1);
  const shifted: readonly Given[] = [
    [0, 6, 'Chemical'],
    [7, 21],
    [22, 26],
  ];
  const moved = layer(shifted, [relation('S1', 'causes', 'T1', 'T2')]);
  const { relations } = compareLayers(text, a, moved).agreement;
  expect([relations.strict.correct, relations.relaxed.correct]).toEqual([0, 1]);
});

const anyLayer = fc
  .array(
    fc.record({
      start: fc.nat({ max: 30 }),
      length: fc.integer({ min: 1, max: 12 }),
      type: fc.constantFrom('Gene', 'Disease'),
    }),
    { maxLength: 7 },
  )
  .map((all) =>
    layer(all.map(({ start, length, type }) => [start, start + length, type] as const)),
  );
const long = 'a bc def ghi jkl mno pqr stu vwx yz a bc def ghi jkl';

test('sides and order do not count, relaxed is never below strict, and a layer agrees with itself', () => {
  fc.assert(
    fc.property(anyLayer, anyLayer, (a, b) => {
      const here = compareLayers(long, a, b);
      const turned = compareLayers(long, b, a);
      const back = compareLayers(long, a, { ...b, mentions: b.mentions.toReversed() });
      for (const kind of ['strict', 'relaxed', 'untyped'] as const) {
        const f1 = f1Of(here.agreement.mentions[kind]);
        expect(f1Of(turned.agreement.mentions[kind])).toBe(f1);
        expect(f1Of(back.agreement.mentions[kind])).toBe(f1);
      }
      expect(here.differences.length).toBe(turned.differences.length);
      const { strict, relaxed } = here.agreement.mentions;
      expect(relaxed.correct).toBeGreaterThanOrEqual(strict.correct);
      expect(here.differences.length === 0).toBe(
        strict.correct === strict.gold && strict.correct === strict.predicted,
      );
      expect(compareLayers(long, a, a).differences).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('there are as many pairs as there can be', () => {
  const candidate = fc.record({ a: fc.nat({ max: 5 }), b: fc.nat({ max: 5 }), fit: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 14 }), (candidates) => {
      const pairs = mostPairs(candidates);
      expect(new Set(pairs.values()).size).toBe(pairs.size);
      for (const [a, b] of pairs) {
        expect(candidates.some((one) => one.a === a && one.b === b)).toBe(true);
      }
      expect(pairs.size).toBe(largest(candidates.map(({ a, b }) => [a, b])));
    }),
  );
});

/** By trying them all. */
function largest(edges: readonly (readonly [number, number])[]): number {
  const [first, ...rest] = edges;
  if (!first) return 0;
  const [a, b] = first;
  const others = rest.filter((one) => one[0] !== a && one[1] !== b);
  return Math.max(largest(rest), 1 + largest(others));
}

test('agreement of several texts is that of all their words and mentions', () => {
  const one = compareLayers(text, layer([[7, 13]]), layer([[7, 13]])).agreement;
  const other = compareLayers('Nothing here.', layer([]), layer([])).agreement;
  const both = [one, other].reduce(addAgreement, NO_AGREEMENT);
  expect(both.words).toBe(7);
  expect(both.mentions.strict).toEqual({ correct: 1, gold: 1, predicted: 1 });
  expect(kappaOf(both.covered.get('Disease')!, both.words)).toBe(1);
});
