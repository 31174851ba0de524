import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { EncoderOutput, Engine, RelationInput } from '../../core/engine.ts';
import { invariant } from '../../core/errors.ts';
import { layOut } from '../../core/pack/layout.ts';
import type { PackBytes } from '../pack/read-pack.ts';
import type { GpuHandle } from './device.ts';
import { EngineError } from './engine-error.ts';
import type { Ort } from './ort.ts';
import { serial } from './serial.ts';

/** How long a failed pass waits for news that the device is lost. */
const LOSS_MS = 250;

/** An engine that owns sessions and must be disposed. */
export interface OwnedEngine extends Engine {
  /** Number of threads, when it differs from the requested number. */
  readonly threads?: number;
  /** Waits for the pass that is running; later passes reject as cancelled. */
  dispose(): Promise<void>;
}

/**
 * Creates the sessions of the encoder (on the given GPU) and of the relation graph, which always runs on the CPU: it is
 * small, and its shapes change with every text, which would compile shaders each time. Throws the runtime's errors.
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
  // Each call races this promise; it must not count as unhandled when no call is running.
  lost?.catch(() => undefined);
  const run = (session: InferenceSession, feeds: Record<string, Tensor>) =>
    inTurn(async () => {
      if (!lost) return session.run(feeds);
      try {
        return await Promise.race([session.run(feeds), lost]);
      } catch (error) {
        // A pass that fails because its device is lost may reject before `lost` does.
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
    // Some graphs take positions as an input instead of counting them.
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
