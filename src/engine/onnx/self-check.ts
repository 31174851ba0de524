import type { EncoderOutput, Engine } from '../../core/engine.ts';
import type { EngineName, Failure } from '../../core/errors.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** Logits that the pack's fixed input must give. */
type Expectation = Omit<PackManifest['selfCheck'], 'inputIds' | 'related'>;

/** The largest difference among logits of one kind (NaN when an engine gives NaN), and the tolerance. */
export interface Difference {
  readonly difference: number;
  readonly tolerance: number;
}

/** False for NaN, as every comparison with NaN is. */
export const isWithin = ({ difference, tolerance }: Difference): boolean => difference <= tolerance;

/**
 * Runs the pack's fixed input and compares logits with those recorded at export. A GPU driver or a shader bug may
 * compute wrong numbers without an error. The check is also the first warm-up: it compiles shaders and allocates
 * memory.
 */
export async function selfCheck(
  engine: Engine,
  name: EngineName,
  manifest: PackManifest,
): Promise<Result<number, Failure>> {
  const expectation = manifest.engines[name]?.selfCheck ?? manifest.selfCheck;
  const worst = await worstDifference(expectation, engine, manifest);
  return isWithin(worst)
    ? ok(worst.difference)
    : fail({ code: 'engine-wrong', engine: name, ...worst });
}

/**
 * The difference of the encoder's or the relation scorer's logits: the one that exceeds its tolerance, otherwise the
 * encoder's.
 */
export async function worstDifference(
  { expected, answers = [], tolerance, relations }: Expectation,
  engine: Engine,
  manifest: PackManifest,
): Promise<Difference> {
  const { inputIds } = manifest.selfCheck;
  const heads = manifest.entities.heads.length;
  const output = await engine.encode(Int32Array.from(inputIds), new Int32Array(inputIds.length));
  const { entityLogits, answerLogits } = output;
  const ofEncoder = largest([
    ...expected.map(([position, head, label, logit]) =>
      off(entityLogits[(position * heads + head) * 3 + label], logit),
    ),
    ...answers.map(([position, column, logit]) => off(answerLogits[position * 2 + column], logit)),
  ]);
  const encoder = { difference: ofEncoder, tolerance };
  const logits = manifest.relations?.logits;
  if (!relations || !logits || !isWithin(encoder)) return encoder;
  const found = await relate(engine, output, manifest);
  const ofRelations = largest(
    relations.expected.map(([pair, column, logit]) => off(found[pair * logits + column], logit)),
  );
  const related = { difference: ofRelations, tolerance: relations.tolerance };
  return isWithin(related) ? encoder : related;
}

const off = (found = Number.NaN, logit: number): number => Math.abs(found - logit);

/** `Math.max` returns NaN when a difference is NaN. */
const largest = (differences: readonly number[]): number => Math.max(0, ...differences);

/** @returns logits of shape [pairs, logits] */
async function relate(
  engine: Engine,
  { hidden }: EncoderOutput,
  { architecture: { width }, selfCheck: { inputIds, related } }: PackManifest,
): Promise<Float32Array> {
  const { positions = [], entityTypes = [], pairs = [] } = related ?? {};
  const entities = new Float32Array(positions.length * width);
  for (const [entity, position] of positions.entries()) {
    entities.set(hidden.subarray(position * width, (position + 1) * width), entity * width);
  }
  return engine.relate({
    hidden: hidden.slice(width, (inputIds.length - 1) * width),
    entities,
    entityTypes: Int32Array.from(entityTypes),
    pairs: Int32Array.from(pairs.flat()),
  });
}
