import { describe, expect, it } from 'vitest';
import type { RelationInput } from '../../core/engine.ts';
import { PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { readFrom } from '../../node/read-folder.ts';
import { createEngine } from '../onnx/create.ts';
import { type PackBytes, readPack } from '../pack/read-pack.ts';
import { createBertEngine } from './create.ts';

const url = `public/${PACKAGED_PACK}`;
const read = await readPack(readFrom(url), url, 'wasm', () => {});
if (!read.ok) throw new Error(read.error.code);
const pack: PackBytes = read.value;
const { positions } = pack.manifest.architecture;

async function open(given: PackBytes = pack) {
  const engine = await createBertEngine(given, 1);
  if (!engine) throw new Error('the embedded pack is of a form that is known');
  return engine;
}

/** Word pieces of a text of this length, the same in each run. */
const idsOf = (length: number) =>
  Int32Array.from({ length }, (_, place) => {
    if (place === 0) return 101;
    return place === length - 1 ? 102 : 2000 + ((place * 7919) % 20_000);
  });

const largest = (values: Float32Array, others: Float32Array) =>
  values.reduce((most, value, i) => Math.max(most, Math.abs(value - (others[i] ?? Number.NaN))), 0);

describe('the kernels with the embedded pack', () => {
  it.each([3, 4, 9, 65, positions])('agree with onnxruntime on %i pieces', async (length) => {
    const ort = await import('onnxruntime-web');
    const [ours, theirs] = [await open(), await createEngine(ort, pack, undefined)];
    const [ids, types] = [idsOf(length), new Int32Array(length).fill(1, 2)];
    const [one, other] = [await ours.encode(ids, types), await theirs.encode(ids, types)];
    for (const output of ['entityLogits', 'answerLogits', 'hidden'] as const) {
      expect(one[output]).toHaveLength(other[output].length);
      // Most of the difference comes from onnxruntime, which rounds inputs to 8 bits with one scale for all rows.
      expect(largest(one[output], other[output])).toBeLessThan(1);
      expect(one[output].every(Number.isFinite)).toBe(true);
    }
    await Promise.all([ours.dispose(), theirs.dispose()]);
  });

  it('scores relations as onnxruntime does, however many pairs there are', async () => {
    const ort = await import('onnxruntime-web');
    const [ours, theirs] = [await open(), await createEngine(ort, pack, undefined)];
    const { width } = pack.manifest.architecture;
    const { hidden } = await theirs.encode(idsOf(40), new Int32Array(40));
    for (const count of [1, 5, 64, 131]) {
      const input: RelationInput = {
        hidden,
        entities: hidden.slice(0, 12 * width),
        entityTypes: Int32Array.from({ length: 12 }, (_, entity) => entity % 3),
        pairs: Int32Array.from({ length: 2 * count }, (_, side) => (side * 7) % 12),
      };
      const [one, other] = [await ours.relate(input), await theirs.relate(input)];
      expect(one).toHaveLength(other.length);
      expect(largest(one, other)).toBeLessThan(0.01);
    }
    await Promise.all([ours.dispose(), theirs.dispose()]);
  });

  it('refuse entities of types, and pairs of entities, that there are none of', async () => {
    const engine = await open();
    const { width } = pack.manifest.architecture;
    const input: RelationInput = {
      ...{ hidden: new Float32Array(8 * width), entities: new Float32Array(2 * width) },
      ...{ entityTypes: Int32Array.of(0, 1), pairs: Int32Array.of(0, 1) },
    };
    expect(await engine.relate(input)).toBeInstanceOf(Float32Array);
    for (const wrong of [
      { entityTypes: Int32Array.of(0, 999) },
      { entityTypes: Int32Array.of(-1, 0) },
      { entityTypes: Int32Array.of(0) },
      { pairs: Int32Array.of(0, 2) },
    ]) {
      await expect(engine.relate({ ...input, ...wrong })).rejects.toThrow();
    }
    await engine.dispose();
  });

  it('give the same for a text whatever was read before', async () => {
    const engine = await open();
    const [ids, types] = [idsOf(21), new Int32Array(21)];
    const before = await engine.encode(ids, types);
    await engine.encode(idsOf(300), new Int32Array(300));
    expect(await engine.encode(ids, types)).toEqual(before);
    await engine.dispose();
    await expect(engine.encode(ids, types)).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    });
  });

  it('refuse pieces that are not in the vocabulary, and more of them than fit', async () => {
    const engine = await open();
    await expect(
      engine.encode(Int32Array.of(101, 99_999_999), new Int32Array(2)),
    ).rejects.toThrow();
    await expect(
      engine.encode(idsOf(positions + 1), new Int32Array(positions + 1)),
    ).rejects.toThrow();
    await engine.dispose();
  });
});

describe('what the kernels cannot be used for', () => {
  const without = (change: Partial<PackBytes>) => createBertEngine({ ...pack, ...change }, 1);

  it('is left to onnxruntime: a graph of another form, no numbers to check by', async () => {
    const relations = pack.relations ?? new Uint8Array();
    expect(await without({ graph: relations })).toBeUndefined();
    expect(await without({ relations: pack.graph })).toBeUndefined();
    const { webgpu, ...engines } = pack.manifest.engines;
    expect(webgpu).toBeDefined();
    expect(await without({ manifest: { ...pack.manifest, engines } })).toBeUndefined();
  });

  it('is left to onnxruntime: weights that give other numbers than the self-check wants', async () => {
    const weights = pack.weights.slice();
    weights.fill(1, weights.length - 2_000_000);
    expect(await without({ weights })).toBeUndefined();
  });
});
