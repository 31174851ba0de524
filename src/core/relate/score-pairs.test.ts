import { describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import type { RelationSchema } from '../pack/manifest.ts';
import type { RelationEntity } from './relation-entity.ts';
import { scorePairs } from './score-pairs.ts';

const LABELS = ['None', 'Positive_Correlation', 'Negative_Correlation'];
const WORDS = 'tocilizumab raised LDL'.split(' ');

const schema: RelationSchema = {
  name: 'biored',
  labels: LABELS,
  offset: 0,
  directed: false,
  pairs: [['Chemical', 'Chemical']],
  sameSentence: false,
  level: 'entity',
  threshold: 0.3,
};
const weights = { existence: 1, kind: 2, agreeing: 0.4, contrary: -0.9 };
const calibration = {
  ...{ adjacent: 0, apart: 0, distance: 0, negated: 0, speculative: 0, intercept: 0 },
  ...weights,
};

const entity = (first: number): RelationEntity => ({
  key: String(first),
  type: 'Chemical',
  mentions: [{ id: `T${first}`, first, end: first + 1, sentence: 0 }],
});

/** What is said of the two by a model that says this of the labels. */
async function said(logits: readonly number[], given: RelationSchema) {
  const engine: Pick<Engine, 'relate'> = { relate: async () => Float32Array.from(logits) };
  const [score] = await scorePairs(
    { hidden: new Float32Array(WORDS.length * 2), width: 2, first: 0 },
    [entity(0), entity(2)],
    {
      entityTypes: ['Chemical'],
      logits: LABELS.length,
      schemas: [given],
      graph: { path: 'relations.onnx', bytes: 1, sha256: '' },
    },
    engine as Engine,
    (first, end) => WORDS.slice(Math.max(0, first), Math.max(0, end)).join(' '),
  );
  return score;
}

describe('scorePairs', () => {
  it('claims what the words say where the model hardly prefers the opposite', async () => {
    const score = await said([-3, 1, 1.2], { ...schema, calibration });
    expect(score?.type).toBe('Positive_Correlation');
    expect(score?.features).toMatchObject({ agreeing: 1, contrary: 0 });
  });

  it('claims what the model says where it is sure', async () => {
    const score = await said([-3, 0, 3], { ...schema, calibration });
    expect(score?.type).toBe('Negative_Correlation');
    expect(score?.features).toMatchObject({ agreeing: 0, contrary: 1 });
  });

  it("takes the model's word where the pack has no calibration", async () => {
    const score = await said([-3, 1, 1.2], schema);
    expect(score?.type).toBe('Negative_Correlation');
    expect(score?.score).toBeGreaterThan(0.98);
  });
});
