import type { ResolvedMention } from '../../../core/document/model.ts';

/** The mention (or relation) after or before the one in focus, in the given order; wraps around. */
export function stepFrom<M extends { readonly id: string }>(
  mentions: readonly M[],
  focused: string | undefined,
  step: 1 | -1,
): M | undefined {
  const now = mentions.findIndex((mention) => mention.id === focused);
  if (now < 0) return step > 0 ? mentions[0] : mentions.at(-1);
  return mentions[(now + step + mentions.length) % mentions.length];
}

/** The next or previous undecided mention or relation; wraps around. */
export function undecidedFrom<M extends Pick<ResolvedMention, 'id' | 'verdict'>>(
  mentions: readonly M[],
  focused: string | undefined,
  step: 1 | -1,
): M | undefined {
  const now = mentions.findIndex((mention) => mention.id === focused);
  const isUndecided = ({ verdict }: M) => verdict === 'undecided';
  if (step > 0) {
    return [...mentions.slice(now + 1), ...mentions.slice(0, now + 1)].find(isUndecided);
  }
  const before = mentions.slice(0, Math.max(now, 0));
  return [...mentions.slice(Math.max(now, 0)), ...before].findLast(isUndecided);
}

/** The mention of a group to move to: its first visible one, or the one after the mention in focus. */
export function nextOfGroup(
  mentions: readonly ResolvedMention[],
  group: string,
  focused: string | undefined,
): ResolvedMention | undefined {
  return stepFrom(
    mentions.filter((mention) => mention.group === group),
    focused,
    1,
  );
}
