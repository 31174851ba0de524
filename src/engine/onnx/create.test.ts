import { Tensor } from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { wordReader } from '../../core/testing/word-reader.ts';
import type { PackBytes } from '../pack/read-pack.ts';
import { createEngine } from './create.ts';
import type { GpuHandle } from './device.ts';
import type { Ort } from './ort.ts';

const { manifest, vocabulary } = wordReader();
const bytes = (text: string) => new TextEncoder().encode(text);
const pack: PackBytes = {
  manifest,
  encoder: {
    ...manifest.engines.wasm,
    layout: { bytes: 8, steps: [{ kind: 'repeat', from: 0, to: 0, count: 1, times: 2 }] },
  },
  vocabulary,
  graph: bytes('encoder'),
  weights: bytes('1234'),
  relations: bytes('relations'),
};

/** A runtime that records its calls; `run` decides what the sessions do. */
function runtime(run: () => Promise<unknown>, inputNames: readonly string[] = []) {
  const created: Record<string, unknown>[] = [];
  const feeds: Record<string, Tensor>[] = [];
  const InferenceSession = {
    create: async (graph: Uint8Array, options: object) => {
      created.push({ graph: new TextDecoder().decode(graph), ...options });
      return {
        inputNames,
        release: async () => {},
        run: (given: Record<string, Tensor>) => {
          feeds.push(given);
          return run();
        },
      };
    },
  };
  return { ort: { InferenceSession, Tensor } as unknown as Ort, created, feeds };
}

const floats = (length: number) => ({ data: new Float32Array(length) });
const output = async () => ({
  entity_logits: floats(12),
  answer_logits: floats(4),
  hidden: floats(2),
  relation_logits: floats(4),
});
const gpuOf = (lost: Promise<string>) =>
  ({ device: {}, description: 'test', lost, destroy() {} }) as unknown as GpuHandle;
const never = new Promise<string>(() => {});

describe('createEngine', () => {
  it('runs the encoder on the GPU with its own layout, and the relations on the CPU', async () => {
    const { ort, created } = runtime(output);
    const gpu = gpuOf(never);
    await createEngine(ort, pack, gpu);
    expect(created).toMatchObject([
      {
        graph: 'encoder',
        executionProviders: [{ name: 'webgpu', device: gpu.device }],
        externalData: [{ path: 'none', data: bytes('12341234') }],
      },
      { graph: 'relations', executionProviders: ['wasm'] },
    ]);
  });

  it('feeds one unpadded row, with positions where the graph asks for them', async () => {
    const plain = runtime(output);
    const engine = await createEngine(plain.ort, pack, undefined);
    await engine.encode(Int32Array.of(2, 7, 3), new Int32Array(3));
    expect(Object.keys(plain.feeds[0]!)).toEqual(['input_ids', 'token_type_ids']);
    const asking = runtime(output, ['position_ids']);
    const other = await createEngine(asking.ort, pack, undefined);
    await other.encode(Int32Array.of(2, 7, 3), new Int32Array(3));
    expect(asking.feeds[0]!.position_ids).toMatchObject({
      type: 'int32',
      data: Int32Array.of(0, 1, 2),
      dims: [1, 3],
    });
  });

  it('shapes the tensors of the relation graph', async () => {
    const { ort, feeds } = runtime(output);
    const engine = await createEngine(ort, pack, undefined);
    await engine.relate({
      hidden: new Float32Array(5 * 4),
      entities: new Float32Array(2 * 4),
      entityTypes: Int32Array.of(0, 1),
      pairs: Int32Array.of(0, 1, 1, 0, 0, 0),
    });
    const shapes = Object.entries(feeds[0]!).map(([name, { dims }]) => [name, dims]);
    expect(Object.fromEntries(shapes)).toEqual({
      hidden: [5, 4],
      entities: [2, 4],
      entity_types: [2],
      pairs: [3, 2],
    });
  });

  it('ends a pass that a lost GPU will never finish', async () => {
    const { ort } = runtime(() => new Promise(() => {}));
    const engine = await createEngine(ort, pack, gpuOf(Promise.resolve('driver update')));
    await expect(engine.encode(Int32Array.of(2, 3), new Int32Array(2))).rejects.toMatchObject({
      failure: { code: 'gpu-lost', reason: 'driver update' },
    });
  });

  it('takes a pass that failed for a lost GPU when the loss is told after it', async () => {
    let lose = (_: string) => {};
    const lost = new Promise<string>((resolve) => {
      lose = resolve;
    });
    const { ort } = runtime(async () => {
      setTimeout(() => lose('taken away'));
      throw new Error('failed to call OrtRun()');
    });
    const engine = await createEngine(ort, pack, gpuOf(lost));
    await expect(engine.encode(Int32Array.of(2, 3), new Int32Array(2))).rejects.toMatchObject({
      failure: { code: 'gpu-lost', reason: 'taken away' },
    });
  });
});
