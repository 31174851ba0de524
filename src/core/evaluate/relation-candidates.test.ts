import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Layer, type LayerMention, type LayerRelation, overlapOf } from './layer.ts';
import { coverOf, sortedLayer } from './layer-pairs.ts';
import { relationCandidates } from './relation-candidates.ts';

const isSame = (one: LayerMention, other: LayerMention, ends: 'strict' | 'relaxed') =>
  one.type === other.type &&
  (ends === 'strict' ? coverOf(one) === coverOf(other) : overlapOf(one.parts, other.parts) > 0);

/** The definition, mention by mention and relation by relation. */
function byDefinition(a: Layer, b: Layer, ends: 'strict' | 'relaxed') {
  const of = (layer: Layer, ids: readonly string[]) =>
    layer.mentions.filter(({ id }) => ids.includes(id));
  const fits = (one: readonly string[], other: readonly string[]) =>
    of(a, one).some((x) => of(b, other).some((y) => isSame(x, y, ends)));
  return a.relations.flatMap((one, at) =>
    b.relations.flatMap((other, place) => {
      const isStraight = fits(one.head, other.head) && fits(one.tail, other.tail);
      const isTurned =
        !(one.directed && other.directed) &&
        fits(one.head, other.tail) &&
        fits(one.tail, other.head);
      const fit = one.type === other.type ? 1 : 0;
      return isStraight || isTurned ? [{ a: at, b: place, fit }] : [];
    }),
  );
}

const anyLayer: fc.Arbitrary<Layer> = fc
  .array(
    fc.record({
      start: fc.nat(12),
      length: fc.integer({ min: 1, max: 5 }),
      type: fc.constantFrom('Gene', 'Disease'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((given) => {
    const mentions = given.map(({ start, length, type }, index) => ({
      ...{ id: `T${index}`, parts: [{ start, end: start + length }], type },
    }));
    const end = fc.uniqueArray(fc.constantFrom(...mentions.map(({ id }) => id)), {
      ...{ minLength: 1, maxLength: 3 },
    });
    const relation = fc.record({
      ...{ head: end, tail: end, type: fc.constantFrom('x', 'y'), directed: fc.boolean() },
    });
    return fc.array(relation, { maxLength: 6 }).map((all) => ({
      mentions,
      relations: all.map((one, index) => ({ ...one, id: `R${index}` })),
    }));
  })
  .map(sortedLayer);

test.each(['strict', 'relaxed'] as const)('%s candidates are those of the definition', (ends) => {
  fc.assert(
    fc.property(anyLayer, anyLayer, (a, b) => {
      expect(relationCandidates(a, b, ends)).toEqual(byDefinition(a, b, ends));
    }),
  );
});

/** Entities of twenty mentions each, every one related to the next one; what is read of the mentions is counted. */
function largeLayer(relations: number) {
  let read = 0;
  const mentions = Array.from(
    { length: (relations + 1) * 20 },
    (_, index): LayerMention => ({
      id: `T${index}`,
      type: 'Gene',
      get parts() {
        read += 1;
        return [{ start: index * 4, end: index * 4 + 3 }];
      },
    }),
  );
  const entity = (number: number) =>
    mentions.slice(number * 20, number * 20 + 20).map(({ id }) => id);
  const layer: Layer = {
    mentions,
    relations: Array.from(
      { length: relations },
      (_, index): LayerRelation => ({
        ...{ id: `R${index}`, type: 'x', directed: true },
        ...{ head: entity(index), tail: entity(index + 1) },
      }),
    ),
  };
  return { layer, read: () => read };
}

test.each(['strict', 'relaxed'] as const)(
  'the work for %s ends grows with the mentions',
  (ends) => {
    const readFor = (relations: number) => {
      const [one, other] = [largeLayer(relations), largeLayer(relations)];
      expect(relationCandidates(one.layer, other.layer, ends)).toHaveLength(relations);
      return one.read() + other.read();
    };
    expect(readFor(400)).toBeLessThan(readFor(100) * 5);
  },
);
