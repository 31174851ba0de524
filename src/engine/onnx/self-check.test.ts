import { describe, expect, it } from 'vitest';
import type { RelationInput } from '../../core/engine.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import { wordReader } from '../../core/testing/word-reader.ts';
import { selfCheck } from './self-check.ts';

const { manifest, engine } = wordReader();
const scaled = (factor: number) => ({
  ...engine,
  encode: async (ids: Int32Array, types: Int32Array) => {
    const output = await engine.encode(ids, types);
    return { ...output, entityLogits: output.entityLogits.map((logit) => logit * factor) };
  },
});

describe('selfCheck', () => {
  it('accepts numbers within the tolerance', async () => {
    expect(await selfCheck(engine, 'wasm', manifest)).toEqual({ ok: true, value: 0 });
  });

  it.each([1.5, Number.NaN])('refuses logits that are off by a factor of %s', async (factor) => {
    expect(await selfCheck(scaled(factor), 'wasm', manifest)).toMatchObject({
      ok: false,
      error: { code: 'engine-wrong', engine: 'wasm', tolerance: 0.1 },
    });
  });

  it("prefers a graph's own expectation", async () => {
    const { wasm } = manifest.engines;
    const own = { expected: [[0, 0, 0, 12] as [number, number, number, number]], tolerance: 0.1 };
    const engines = { wasm: { ...wasm, selfCheck: own } };
    expect(await selfCheck(scaled(1.5), 'wasm', { ...manifest, engines })).toMatchObject({
      ok: true,
    });
  });

  it('refuses wrong logits of answers and of relations', async () => {
    const { inputIds } = manifest.selfCheck;
    const { answerLogits } = await engine.encode(Int32Array.from(inputIds), new Int32Array(2));
    const related = {
      positions: [0, 1],
      entityTypes: [0, 1],
      pairs: [[1, 0]] as [number, number][],
    };
    const right = (answer: number, relation: number): PackManifest => ({
      ...manifest,
      selfCheck: {
        ...manifest.selfCheck,
        related,
        answers: [[1, 1, answer]],
        relations: { expected: [[0, 3, relation]], tolerance: 0.5 },
      },
    });
    const relate = async ({ pairs, hidden, entities }: RelationInput) => {
      expect([...pairs]).toEqual([1, 0]);
      expect(hidden.length).toBe((inputIds.length - 2) * manifest.architecture.width);
      expect(entities.length).toBe(2 * manifest.architecture.width);
      return Float32Array.of(0, 0, 0, 7);
    };
    const answer = answerLogits[3] ?? Number.NaN;
    const checked = (pack: PackManifest) => selfCheck({ ...engine, relate }, 'wasm', pack);
    expect(await checked(right(answer, 7.4))).toMatchObject({ ok: true });
    expect(await checked(right(answer + 0.2, 7.4))).toMatchObject({ ok: false });
    expect(await checked(right(answer, 7.6))).toMatchObject({
      ok: false,
      error: { code: 'engine-wrong', tolerance: 0.5 },
    });
  });
});
