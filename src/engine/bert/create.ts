import type { EncoderOutput } from '../../core/engine.ts';
import { invariant } from '../../core/errors.ts';
import type { OwnedEngine } from '../onnx/create.ts';
import { differenceFrom } from '../onnx/self-check.ts';
import { serial } from '../onnx/serial.ts';
import type { PackBytes } from '../pack/read-pack.ts';
import { Arena } from './arena.ts';
import { encodeRows } from './encode-rows.ts';
import { type Buffers, type EncoderPlan, planBuffers, planEncoder } from './encoder-plan.ts';
import { chooseKernels, memoryOf, openKernels, type Rounding } from './kernels.ts';
import { planRelations, scoreRelations } from './relations.ts';
import { readStored } from './tensors.ts';
import { type StartThread, startThreads } from './thread.ts';
import { columnsOf, OtherGraph, WeightPlan } from './weights.ts';

/**
 * Logits may differ so much from those that inputs which nothing rounds give (`engines.webgpu.selfCheck`): 16 bits make 0.002
 * of it in the embedded pack, 8 bits 0.1, and onnxruntime's 8-bit operators 0.2.
 */
const TOLERANCES: Readonly<Record<Rounding, number>> = {
  halves: 0.01,
  bytes: 0.3,
  'signed bytes': 0.3,
};

/**
 * The pack's WASM graphs in kernels of our own, checked by the pack's own self-check. Undefined where they cannot be used,
 * and onnxruntime computes the graphs: one of another form than training writes, no numbers to check by, wrong numbers,
 * a browser without SIMD or without room.
 */
export async function createBertEngine(
  pack: PackBytes,
  threads: number,
  startThread?: StartThread,
): Promise<OwnedEngine | undefined> {
  const { manifest } = pack;
  const exact = manifest.engines.webgpu?.selfCheck?.expected;
  if (!exact) return undefined;
  try {
    const created = await create(pack, threads, startThread);
    if (!created) return undefined;
    const { engine, rounding } = created;
    const difference = await differenceFrom(exact, engine, manifest);
    if (difference <= TOLERANCES[rounding]) return engine;
    await engine.dispose();
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError || error instanceof RangeError)) throw error;
  }
  return undefined;
}

async function create(
  pack: PackBytes,
  threads: number,
  startThread: StartThread | undefined,
): Promise<{ engine: OwnedEngine; rounding: Rounding } | undefined> {
  const count = startThread ? threads : 1;
  const isShared = count > 1;
  const { module, rounding } = await chooseKernels(isShared);
  // onnxruntime with several threads is faster than products of 16 bits with one.
  if (rounding === 'halves' && threads > count) return undefined;
  const planned = plan(pack, rounding, count);
  if (!planned) return undefined;
  const { arena, encoder, buffers, relations, fill } = planned;
  const memory = memoryOf(arena.pages, isShared);
  const kernels = await openKernels(module, memory);
  for (const each of fill) each(kernels, memory);
  const task = { module, memory, plan: encoder, buffers, threads: count };
  const others = startThread && isShared ? await startThreads(startThread, task) : undefined;
  // Memory that is shared serves one thread as well.
  const share = { thread: 0, threads: others ? count : 1 };
  const floats = new Float32Array(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  const inTurn = serial();

  const engine: OwnedEngine = {
    threads: share.threads,
    encode: (ids, types) =>
      inTurn(async () => {
        integers.set(checked(ids, encoder), buffers.ids / 4);
        integers.set(types, buffers.types / 4);
        others?.begin(ids.length);
        encodeRows(kernels, encoder, buffers, ids.length, share);
        return outputOf(floats, encoder, buffers, ids.length);
      }),
    relate: (input) =>
      inTurn(async () => {
        invariant(relations, 'the pack has a relation graph');
        return scoreRelations(kernels, relations, buffers, floats, input);
      }),
    dispose: () => inTurn.close(async () => others?.end()),
  };
  return { engine, rounding };
}

function plan(
  { manifest, graph, weights, relations: relationGraph }: PackBytes,
  rounding: Rounding,
  threads: number,
) {
  const stored = readStored(graph, weights);
  const scorer = relationGraph && readStored(relationGraph);
  if (!stored || (relationGraph && !scorer)) return undefined;
  const arena = new Arena();
  try {
    const encoderWeights = new WeightPlan(arena, stored.tensors);
    const encoder = planEncoder(
      encoderWeights,
      stored.attentionHeads,
      manifest.entities.heads.length,
      rounding,
    );
    const scorerWeights = scorer && new WeightPlan(arena, scorer.tensors);
    const relations =
      scorerWeights && planRelations(arena, scorerWeights, scorer.attentionHeads, encoder.width);
    const mostHeads = Math.max(encoder.heads, relations?.heads ?? 0);
    const buffers = planBuffers(arena, encoder, mostHeads, threads);
    const fill = [encoderWeights.finish(), ...(scorerWeights ? [scorerWeights.finish()] : [])];
    return { arena, encoder, relations, buffers, fill };
  } catch (error) {
    if (error instanceof OtherGraph) return undefined;
    throw error;
  }
}

/** What is no row of a table must not be read: there is nothing else that would notice. */
function checked(ids: Int32Array, { positions, vocabulary }: EncoderPlan): Int32Array {
  invariant(ids.length <= positions, 'a window fits the encoder');
  invariant(
    ids.every((id) => id >= 0 && id < vocabulary),
    'word pieces are in the vocabulary',
  );
  return ids;
}

function outputOf(
  floats: Float32Array,
  { width, entities, answers }: EncoderPlan,
  { x, entityLogits, answerLogits }: Buffers,
  length: number,
): EncoderOutput {
  const rows = (at: number, head: { readonly n: number }) => {
    const result = new Float32Array(length * head.n);
    for (let row = 0; row < length; row += 1) {
      const from = at / 4 + row * columnsOf(head);
      result.set(floats.subarray(from, from + head.n), row * head.n);
    }
    return result;
  };
  return {
    entityLogits: rows(entityLogits, entities),
    answerLogits: rows(answerLogits, answers),
    hidden: floats.slice(x / 4, x / 4 + length * width),
  };
}
