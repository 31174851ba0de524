import type { EncoderOutput } from '../../core/engine.ts';
import { invariant } from '../../core/errors.ts';
import type { OwnedEngine } from '../onnx/create.ts';
import { isWithin, worstDifference } from '../onnx/self-check.ts';
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
 * Largest difference of logits from unrounded inputs (`engines.webgpu.selfCheck`). Measured in the embedded pack: 0.002
 * with 16 bits, 0.1 with 8 bits, 0.2 with onnxruntime's 8-bit operators.
 */
const TOLERANCES: Readonly<Record<Rounding, number>> = {
  halves: 0.01,
  bytes: 0.3,
  'signed bytes': 0.3,
};

/**
 * An engine that computes the pack's WASM graphs in our own kernels, verified by the pack's self-check. Undefined where
 * the kernels cannot be used, so that onnxruntime computes the graphs: a graph of another form than training writes, no
 * self-check numbers, wrong numbers, a browser without SIMD or memory.
 */
export async function createBertEngine(
  pack: PackBytes,
  threads: number,
  startThread?: StartThread,
  patience = PATIENCE_MS,
): Promise<OwnedEngine | undefined> {
  const { manifest } = pack;
  const exact = manifest.engines.webgpu?.selfCheck;
  if (!exact) return undefined;
  try {
    const created = await create(pack, { threads, startThread, patience });
    if (!created) return undefined;
    const { engine, rounding } = created;
    try {
      const own = { ...exact, tolerance: TOLERANCES[rounding] };
      if (isWithin(await worstDifference(own, engine, manifest))) return engine;
    } catch (error) {
      await engine.dispose();
      throw error;
    }
    await engine.dispose();
  } catch (error) {
    if (!UNUSABLE.some((kind) => error instanceof kind)) throw error;
  }
  return undefined;
}

/** Errors of a browser that cannot run the kernels: no SIMD, no memory, a trap. */
const UNUSABLE = [WebAssembly.CompileError, WebAssembly.RuntimeError, RangeError] as const;

/** A thread needs milliseconds for its share of a layer, and some seconds on an overloaded machine. */
const PATIENCE_MS = 30_000;

interface CreateOptions {
  readonly threads: number;
  readonly startThread: StartThread | undefined;
  readonly patience: number;
}

async function create(
  pack: PackBytes,
  { threads, startThread, patience }: CreateOptions,
): Promise<{ engine: OwnedEngine; rounding: Rounding } | undefined> {
  const count = startThread ? threads : 1;
  const isShared = count > 1;
  const { module, rounding } = await chooseKernels(isShared);
  // onnxruntime with several threads is faster than our 16-bit kernels with one thread.
  if (rounding === 'halves' && threads > count) return undefined;
  const planned = plan(pack, rounding, count);
  if (!planned) return undefined;
  const { arena, encoder, buffers, relations, fill } = planned;
  const memory = memoryOf(arena.pages, isShared);
  const kernels = await openKernels(module, memory);
  for (const each of fill) each(kernels, memory);
  const task = { module, memory, plan: encoder, buffers, threads: count, patience };
  let others = startThread && isShared ? await startThreads(startThread, task) : undefined;
  // When the other threads cannot start, this thread uses the shared memory alone.
  const alone = { thread: 0, threads: 1, patience };
  let share = others ? { ...alone, threads: count } : alone;
  const floats = new Float32Array(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  const inTurn = serial();

  /** Encodes with all threads. When one is lost, this thread repeats the pass, and makes all later ones, alone. */
  function pass(length: number): void {
    others?.begin(length);
    try {
      encodeRows(kernels, encoder, buffers, length, share);
    } catch (error) {
      if (!others) throw error;
      others.end();
      others = undefined;
      share = alone;
      encodeRows(kernels, encoder, buffers, length, share);
    }
  }

  const engine: OwnedEngine = {
    get threads() {
      return share.threads;
    },
    encode: (ids, types) =>
      inTurn(async () => {
        integers.set(checked(ids, encoder), buffers.ids / 4);
        integers.set(types, buffers.types / 4);
        pass(ids.length);
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
      scorerWeights && planRelations(arena, scorerWeights, scorer.attentionHeads, encoder);
    const mostHeads = Math.max(encoder.heads, relations?.heads ?? 0);
    const buffers = planBuffers(arena, encoder, mostHeads, threads);
    const fill = [encoderWeights.finish(), ...(scorerWeights ? [scorerWeights.finish()] : [])];
    return { arena, encoder, relations, buffers, fill };
  } catch (error) {
    if (error instanceof OtherGraph) return undefined;
    throw error;
  }
}

/** Checks that positions and word pieces lie within their tables: the kernels do not check bounds. */
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
