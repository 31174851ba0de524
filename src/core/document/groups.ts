import { grouped } from '../grouped.ts';
import { remember } from '../remember.ts';
import { surfaceOf } from './mention-places.ts';
import type { EntityGroup, ResolvedMention, Verdict } from './model.ts';
import { hasScore } from './resolve.ts';

/** Mentions by entity, in the order of first mention. `mentions` in text order. */
export function entityGroups(mentions: readonly ResolvedMention[]): readonly EntityGroup[] {
  const byGroup = grouped(mentions, ({ group }) => group);
  return [...byGroup].map(([group, members]) => ({
    group,
    name: nameOf(usualNames(members)),
    type: members[0]?.type ?? '',
    mentions: members,
    ...scoreOf(members),
    verdict: commonVerdict(members),
    ...linkOf(members),
  }));
}

/** The names from which that of a group is chosen. Where only a concept joins the names, they are those that stand most often: a long form is recognised by the letters of its abbreviation. */
function usualNames(members: readonly ResolvedMention[]): readonly string[] {
  const byName = grouped(members, (mention) => mention.nameGroup ?? mention.group);
  const most = [...byName.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return most.map(surfaceOf);
}

/** `entityGroups`, remembered for each list of mentions. */
export const groupsOfMentions = remember(entityGroups);

function linkOf(members: readonly ResolvedMention[]): Pick<EntityGroup, 'link'> {
  const link = members.find((mention) => mention.link?.concept)?.link ?? members[0]?.link;
  return link ? { link } : {};
}

function scoreOf(members: readonly ResolvedMention[]): Pick<EntityGroup, 'score'> {
  const scored = members.filter(hasScore);
  if (scored.length === 0) return {};
  const standing = scored.filter((mention) => mention.verdict !== 'rejected');
  const counted = standing.length > 0 ? standing : scored;
  return { score: counted.reduce((best, mention) => Math.max(best, mention.score), 0) };
}

function commonVerdict(members: readonly ResolvedMention[]): Verdict | 'undecided' {
  const first = members[0]?.verdict ?? 'undecided';
  return members.every((mention) => mention.verdict === first) ? first : 'undecided';
}

/** The most frequent surface form (the earlier on a tie), or the long form where that one abbreviates it. */
export function nameOf(surfaces: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const surface of surfaces) counts.set(surface, (counts.get(surface) ?? 0) + 1);
  if (counts.size === 1) return surfaces[0] ?? '';
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const usual = byCount[0] ?? '';
  return byCount.find((other) => isLongFormOf(other, usual)) ?? usual;
}

/** 'tumour necrosis factor' for TNF, but not 'TNF gene': several words, same first letter, not containing it. */
function isLongFormOf(long: string, short: string): boolean {
  const [a, b] = [long.toLowerCase(), short.toLowerCase()];
  return (
    /\s/u.test(a) && !/\s/u.test(b) && a.length >= 2 * b.length && a[0] === b[0] && !a.includes(b)
  );
}
