import type { ResolvedMention } from '../../../core/document/model.ts';

/**
 * The first mention, in text order, that differs between two states of a text: its later form, or the next mention when
 * it was removed.
 */
export function changedMention(
  before: readonly ResolvedMention[],
  after: readonly ResolvedMention[],
): ResolvedMention | undefined {
  const known = new Map(before.map((one) => [one.id, one]));
  const now = new Set(after.map(({ id }) => id));
  const changed = after.find((one) => !isAlike(known.get(one.id), one));
  if (changed) return changed;
  const gone = before.find(({ id }) => !now.has(id));
  return gone && (after.find(({ start }) => start >= gone.start) ?? after.at(-1));
}

/** True when two mentions of one id look and stand the same. */
export const isAlike = (a: ResolvedMention | undefined, b: ResolvedMention): boolean =>
  a === b ||
  (a !== undefined &&
    a.start === b.start &&
    a.end === b.end &&
    a.type === b.type &&
    a.verdict === b.verdict &&
    a.link?.concept?.id === b.link?.concept?.id &&
    a.link?.by === b.link?.by);
