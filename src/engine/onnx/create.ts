import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { EncoderOutput, Engine, RelationInput } from '../../core/engine.ts';
import { invariant } from '../../core/errors.ts';
import { layOut } from '../../core/pack/layout.ts';
import type { PackBytes } from '../pack/read-pack.ts';
import type { GpuHandle } from './device.ts';
import { EngineError } from './engine-error.ts';
import type { Ort } from './ort.ts';
import { serial } from './serial.ts';

/** How long a failed pass waits for word that its device is gone. */
const LOSS_MS = 250;

/** An engine with sessions behind it that must be given back. */
export interface OwnedEngine extends Engine {
  /** Threads that it has, where these are not as many as were wished for. */
  readonly threads?: number;
  /** Behind the pass that is under way; later ones reject as cancelled. */
  dispose(): Promise<void>;
}

/**
 * Sessions of the encoder (on the GPU when one is given) and of the relation graph, which always runs on
 * the CPU: it is small, and its shapes change with every text, which would compile shaders each time.
 * Throws what the runtime throws.
 */
export async function createEngine(
  ort: Ort,
  pack: PackBytes,
  gpu: GpuHandle | undefined,
): Promise<OwnedEngine> {
  const { encoder } = pack;
  const weights = encoder.layout ? layOut(pack.weights, encoder.layout) : pack.weights;
  const encoderSession = await ort.InferenceSession.create(pack.graph, {
    executionProviders: [gpu ? { name: 'webgpu', device: gpu.device } : 'wasm'],
    externalData: [{ path: encoder.weights.path, data: weights }],
    graphOptimizationLevel: 'all',
  });
  const relationSession =
    pack.relations &&
    (await ort.InferenceSession.create(pack.relations, { executionProviders: ['wasm'] }));

  const inTurn = serial();
  const lost = gpu?.lost.then((reason): never => {
    throw new EngineError({ code: 'gpu-lost', reason });
  });
  // Each call races it; nobody may be listening when it happens.
  lost?.catch(() => undefined);
  const run = (session: InferenceSession, feeds: Record<string, Tensor>) =>
    inTurn(async () => {
      if (!lost) return session.run(feeds);
      try {
        return await Promise.race([session.run(feeds), lost]);
      } catch (error) {
        // A pass that dies with its device may say so before the device does.
        await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, LOSS_MS))]);
        throw error;
      }
    });

  return {
    async encode(inputIds, tokenTypeIds) {
      const feeds = encoderFeeds(ort, encoderSession, inputIds, tokenTypeIds);
      return encoderOutput(await run(encoderSession, feeds));
    },
    async relate(input) {
      invariant(relationSession, 'the pack has a relation graph');
      const outputs = await run(relationSession, relationFeeds(ort, input));
      return floats(outputs, 'relation_logits');
    },
    dispose: () =>
      inTurn.close(async () => {
        await encoderSession.release();
        await relationSession?.release();
        gpu?.destroy();
      }),
  };
}

function encoderFeeds(
  ort: Ort,
  session: InferenceSession,
  inputIds: Int32Array,
  tokenTypeIds: Int32Array,
): Record<string, Tensor> {
  const row = (data: Int32Array) => new ort.Tensor('int32', data, [1, data.length]);
  return {
    input_ids: row(inputIds),
    token_type_ids: row(tokenTypeIds),
    // Graphs without the operations that count positions take them as an input.
    ...(session.inputNames.includes('position_ids') && {
      position_ids: row(Int32Array.from(inputIds, (_, position) => position)),
    }),
  };
}

function encoderOutput(outputs: InferenceSession.OnnxValueMapType): EncoderOutput {
  return {
    entityLogits: floats(outputs, 'entity_logits'),
    answerLogits: floats(outputs, 'answer_logits'),
    hidden: floats(outputs, 'hidden'),
  };
}

function relationFeeds(ort: Ort, input: RelationInput): Record<string, Tensor> {
  const { hidden, entities, entityTypes, pairs } = input;
  const width = entities.length / entityTypes.length;
  return {
    hidden: new ort.Tensor('float32', hidden, [hidden.length / width, width]),
    entities: new ort.Tensor('float32', entities, [entityTypes.length, width]),
    entity_types: new ort.Tensor('int32', entityTypes, [entityTypes.length]),
    pairs: new ort.Tensor('int32', pairs, [pairs.length / 2, 2]),
  };
}

function floats(outputs: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = outputs[name]?.data;
  invariant(data instanceof Float32Array, `the graph gives float32 ${name}`);
  return data;
}
