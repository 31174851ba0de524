import type { Engine } from '../../core/engine.ts';
import type { EngineName, Failure } from '../../core/errors.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/**
 * Runs the pack's fixed input and compares logits with those written at export. A GPU driver that
 * computes wrong numbers says nothing by itself; neither does a shader bug of the runtime. Serves as the
 * first warm-up too: shaders are compiled, memory is laid out.
 */
export async function selfCheck(
  engine: Engine,
  name: EngineName,
  manifest: PackManifest,
): Promise<Result<number, Failure>> {
  const { expected, tolerance } = manifest.engines[name]?.selfCheck ?? manifest.selfCheck;
  const difference = await differenceFrom(expected, engine, manifest);
  if (difference <= tolerance) return ok(difference);
  return fail({ code: 'engine-wrong', engine: name, difference, tolerance });
}

/** The largest difference from expected logits; NaN where an engine gives NaN. */
export async function differenceFrom(
  expected: PackManifest['selfCheck']['expected'],
  engine: Engine,
  manifest: PackManifest,
): Promise<number> {
  const { inputIds } = manifest.selfCheck;
  const heads = manifest.entities.heads.length;
  const { entityLogits } = await engine.encode(
    Int32Array.from(inputIds),
    new Int32Array(inputIds.length),
  );
  let difference = 0;
  for (const [position, head, label, logit] of expected) {
    const found = entityLogits[(position * heads + head) * 3 + label] ?? Number.NaN;
    // NaN must not pass: Math.max keeps it, and no comparison with it is true.
    difference = Math.max(difference, Math.abs(found - logit));
  }
  return difference;
}
