import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { checkGraph, type GraphDemands, rowsOf } from './check-graph.ts';
import { readGraph } from './graph.ts';
import { encoderDemands, relationDemands } from './graph-demands.ts';
import { parseManifest } from './parse.ts';
import { type TinyGraph, tinyGraph } from './testing/tiny-graph.ts';

const PACK = new URL(`../../../public/${PACKAGED_PACK}`, import.meta.url);
const MODELS = new URL('../../../e2e/fixtures/models/', import.meta.url);
const read = (path: string, base = PACK) => new Uint8Array(readFileSync(new URL(path, base)));

const DEMANDS: GraphDemands = {
  inputs: ['input_ids'],
  outputs: { logits: { rank: 3, last: 2 } },
  weights: { path: 'weights.bin', bytes: 64 },
};
const FITTING: TinyGraph = {
  operators: [':MatMul', 'com.microsoft:MatMulNBits'],
  inputs: [['input_ids', 7]],
  outputs: [['logits', [1, 'S', 2]]],
  tensors: [
    { name: 'inside', shape: [2, 3], bytes: 24 },
    {
      name: 'beside',
      shape: [4, 4],
      external: { location: 'weights.bin', offset: '0', length: '64' },
    },
  ],
};
const tensor = (external: Record<string, string>) => ({
  tensors: [{ name: 't', shape: [4], external: { location: 'weights.bin', ...external } }],
});

describe('rowsOf', () => {
  it('gives the rows of the embeddings of both engines', () => {
    for (const path of ['encoder.wasm.onnx', 'encoder.webgpu.onnx']) {
      const graph = readGraph(read(path));
      if (!graph.ok) throw new Error(graph.error);
      const rows = ['input_ids', 'position_ids', 'pairs'].map((name) => rowsOf(graph.value, name));
      expect(rows).toEqual([30_522, 512, undefined]);
    }
  });
});

describe('checkGraph', () => {
  it('takes the graphs of the embedded pack, and of a model in the layout of Hugging Face', () => {
    const manifest = parseManifest(
      JSON.parse(readFileSync(new URL('manifest.json', PACK), 'utf8')),
      '',
    );
    if (!manifest.ok) throw new Error(manifest.error.code);
    const { wasm, webgpu } = manifest.value.engines;
    for (const encoder of [wasm, webgpu!]) {
      const checked = checkGraph(read(encoder.graph.path), encoderDemands(manifest.value, encoder));
      expect(checked).toMatchObject({ ok: true });
    }
    const relations = manifest.value.relations!;
    expect(checkGraph(read(relations.graph.path), relationDemands(relations.logits)).ok).toBe(true);
    const own = {
      inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
      outputs: { logits: { rank: 3, last: 7 } },
    };
    expect(checkGraph(read('tiny-entities/onnx/model.onnx', MODELS), own).ok).toBe(true);
  });

  it('takes one that fits', () => {
    expect(checkGraph(tinyGraph(FITTING), DEMANDS)).toMatchObject({ ok: true });
  });

  it.each<[string, TinyGraph, RegExp]>([
    ['an operator that loops', { operators: [':Loop'] }, /not allowed: Loop/],
    [
      'an operator of a stranger',
      { operators: ['evil.org:MatMul'] },
      /not allowed: evil.org:MatMul/,
    ],
    ['an input nobody gives', { inputs: [['password', 7]] }, /nobody gives: password/],
    ['an input of another type', { inputs: [['input_ids', 8]] }, /wants input_ids in a wrong type/],
    ['no output', { outputs: [] }, /gives no logits/],
    ['an output of another width', { outputs: [['logits', [1, 'S', 3]]] }, /3 values where 2/],
    ['an output of another rank', { outputs: [['logits', [1, 2]]] }, /in 2 dimensions/],
    [
      'a tensor that is cut off',
      { tensors: [{ name: 't', shape: [8], bytes: 4 }] },
      /4 bytes where 32/,
    ],
    [
      'a tensor larger than memory',
      { tensors: [{ name: 't', shape: [65536, 65536] }] },
      /too large/,
    ],
    ['a tensor of a negative size', { tensors: [{ name: 't', shape: [-1] }] }, /cannot be/],
    [
      'a tensor of strings',
      { tensors: [{ name: 't', shape: [1], type: 8 }] },
      /type that is not allowed/,
    ],
    ['weights in another file', tensor({ location: '/etc/passwd' }), /another file: \/etc\/passwd/],
    ['weights in a folder above', tensor({ location: '../weights.bin' }), /another file/],
    ['weights beyond the file', tensor({ offset: '60' }), /beyond the weight file/],
    ['weights before the file', tensor({ offset: '-4' }), /beyond the weight file/],
    ['weights of another length', tensor({ length: '1000' }), /beyond the weight file/],
    ['an offset that is no number', tensor({ offset: '1e1' }), /beyond the weight file/],
  ])('refuses %s', (_, change, reason) => {
    const checked = checkGraph(tinyGraph({ ...FITTING, ...change }), DEMANDS);
    expect(checked).toEqual({ ok: false, error: expect.stringMatching(reason) });
  });

  it('gives a sentence for each of 4,000 mutated graphs, and never throws', () => {
    const originals = [
      tinyGraph(FITTING),
      read('relation.onnx').slice(0, 6000),
      read('encoder.webgpu.onnx').slice(0, 6000),
      read('tiny-answers/onnx/model.onnx', MODELS).slice(0, 6000),
    ];
    let refused = 0;
    const mutation = fc.record({
      original: fc.constantFrom(...originals),
      changes: fc.array(fc.tuple(fc.nat(6000), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      cut: fc.option(fc.nat(6000)),
    });
    fc.assert(
      fc.property(mutation, ({ original, changes, cut }) => {
        const bytes = original.slice(0, cut ?? original.length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const checked = checkGraph(bytes, DEMANDS);
        if (!checked.ok) {
          refused += 1;
          expect(checked.error).toMatch(/^[a-z][^\n]{5,200}$/);
        }
      }),
      { numRuns: 4000 },
    );
    expect(refused).toBeGreaterThan(2000);
  });

  it('gives a sentence for each of 1,000 files of noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(checkGraph(bytes, DEMANDS).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
