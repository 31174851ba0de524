import type { Failure } from '../errors.ts';
import { ok, type Result } from '../result.ts';

/** A reading, and its concepts where there are any. */
export interface AnnotatedAndLinked<Annotations, Links> {
  readonly annotations: Annotations;
  readonly links?: Links;
  /** Why there are no concepts although they were asked for; the rest of the reading is whole. */
  readonly linkFailure?: Failure;
}

/**
 * Annotates, then links: a lexicon that is missing or slow takes nothing from the reading.
 *
 * @param link absent: no concepts are wanted
 * @returns a failure where the reading failed, or where the linking was cancelled: who cancels wants nothing any more
 */
export async function annotateAndLink<Annotations, Links>(
  annotate: () => Promise<Result<Annotations, Failure>>,
  link: ((annotations: Annotations) => Promise<Result<Links, Failure>>) | undefined,
): Promise<Result<AnnotatedAndLinked<Annotations, Links>, Failure>> {
  const read = await annotate();
  if (!read.ok) return read;
  const annotations = read.value;
  if (!link) return ok({ annotations });
  const linked = await link(annotations);
  if (linked.ok) return ok({ annotations, links: linked.value });
  if (linked.error.code === 'cancelled') return linked;
  return ok({ annotations, linkFailure: linked.error });
}
