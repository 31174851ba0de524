import type { ResolvedMention } from '../../core/document/model.ts';

/** The mention after (or before) the one in focus, in text order, around the end. */
export function stepFrom(
  mentions: readonly ResolvedMention[],
  focused: string | undefined,
  step: 1 | -1,
): ResolvedMention | undefined {
  const now = mentions.findIndex((mention) => mention.id === focused);
  if (now < 0) return step > 0 ? mentions[0] : mentions.at(-1);
  return mentions[(now + step + mentions.length) % mentions.length];
}

/** The next mention nobody has decided about, around the end. */
export function nextUndecided(
  mentions: readonly ResolvedMention[],
  focused: string | undefined,
): ResolvedMention | undefined {
  const now = mentions.findIndex((mention) => mention.id === focused);
  return [...mentions.slice(now + 1), ...mentions.slice(0, now + 1)].find(
    (mention) => mention.verdict === 'undecided',
  );
}

/** The mention of a group to jump to: its first shown one, or the one after that in focus. */
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
