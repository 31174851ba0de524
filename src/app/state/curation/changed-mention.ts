import type { ResolvedMention } from '../../../core/document/model.ts';

/**
 * The first mention, in text order, that differs between two states of a text: its later form, or the next mention when
 * it was removed.
 */
export function changedMention(
  before: readonly ResolvedMention[],
  after: readonly ResolvedMention[],
): ResolvedMention | undefined {
  const [first] = mentionChanges(before, after);
  if (!first) return undefined;
  const { from, to } = first;
  return to ?? after.find(({ start }) => start >= (from?.start ?? 0)) ?? after.at(-1);
}

/** A mention before and after; one of the two is absent where it was added or removed. */
export interface MentionChange {
  readonly from?: ResolvedMention;
  readonly to?: ResolvedMention;
}

/** The mentions that differ between two states of a text: first those that are there after it, then those that are gone. */
export function mentionChanges(
  before: readonly ResolvedMention[],
  after: readonly ResolvedMention[],
): readonly MentionChange[] {
  if (before === after) return [];
  const known = new Map(before.map((one) => [one.id, one]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((to) => {
      const from = known.get(to.id);
      return isAlike(from, to) ? [] : [{ to, ...(from && { from }) }];
    }),
    ...before.filter(({ id }) => !now.has(id)).map((from) => ({ from })),
  ];
}

/** True when two mentions of one id look and stand the same. */
const isAlike = (a: ResolvedMention | undefined, b: ResolvedMention): boolean =>
  a === b ||
  (a !== undefined &&
    a.start === b.start &&
    a.end === b.end &&
    a.type === b.type &&
    a.verdict === b.verdict &&
    a.link?.concept?.id === b.link?.concept?.id &&
    a.link?.by === b.link?.by);
