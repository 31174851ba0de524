import { expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import type { RelationMention } from './relation-entity.ts';
import type { PairScore, Relations } from './score-pairs.ts';
import { withSupport } from './support.ts';

const mention = (first: number): RelationMention => ({
  ...{ id: `T${first}`, first, end: first + 1, sentence: Math.floor(first / 2) },
});
const side = (key: string, ...places: readonly number[]) => {
  const mentions = places.map(mention);
  return { group: { key, type: 'Gene', mentions }, mentions };
};
const schema: PairScore['schema'] = {
  ...{ name: 'biored', labels: ['None', 'Bind'], offset: 0, directed: false, pairs: [] },
  ...{ sameSentence: false, level: 'entity', threshold: 0.5 },
};
const claim = (head: PairScore['head'], tail: PairScore['tail']): PairScore => ({
  ...{ schema, head, tail, type: 'Bind', score: 0.9 },
  features: {
    ...{ existence: 0, kind: 0, adjacent: 0, apart: 0, distance: 0 },
    ...{ negated: 0, speculative: 0, agreeing: 0, contrary: 0 },
  },
});
const relations = {
  ...{ entityTypes: ['Gene'], logits: 2, schemas: [schema] },
  graph: { path: 'g', bytes: 1, sha256: '' },
} satisfies Relations;
const window = { hidden: Float32Array.from([0, 1, 2, 3, 4, 5, 6, 7]), width: 1, first: 0 };

/** A pair of vectors is bound by their sum. */
const engine: Engine = {
  encode: () => Promise.reject(new Error('nothing is encoded here')),
  relate: async ({ entities, pairs }) =>
    Float32Array.from({ length: pairs.length }, (_, at) =>
      at % 2 === 0 ? 0 : (entities[pairs[at - 1] ?? 0] ?? 0) + (entities[pairs[at] ?? 0] ?? 0),
    ),
};

it('asks the model of each place where two entities meet', async () => {
  const [twice, once] = await withSupport(
    [claim(side('A', 0, 4), side('B', 1, 5)), claim(side('A', 0), side('C', 3))],
    window,
    relations,
    engine,
  );
  expect([...(twice?.support?.keys() ?? [])]).toEqual(['T0 T1', 'T4 T5']);
  const [early = 0, late = 0] = twice?.support?.values() ?? [];
  expect(early).toBeCloseTo(1 / (1 + Math.exp(-1)));
  expect(late).toBeCloseTo(1 / (1 + Math.exp(-9)));
  expect(once?.support).toBeUndefined();
});
