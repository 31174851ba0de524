import { describe, expect, it } from 'vitest';
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
});
