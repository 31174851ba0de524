import type { EntityGroup, JudgedMention, Verdict } from './model.ts';

/** Mentions by entity, in the order of first mention. `mentions` in text order. */
export function entityGroups(mentions: readonly JudgedMention[]): readonly EntityGroup[] {
  const byGroup = new Map<string, JudgedMention[]>();
  for (const mention of mentions) {
    const members = byGroup.get(mention.group);
    if (members) members.push(mention);
    else byGroup.set(mention.group, [mention]);
  }
  return [...byGroup].map(([group, members]) => ({
    group,
    name: nameOf(members.map((mention) => mention.text)),
    type: members[0]?.type ?? '',
    mentions: members,
    score: bestScore(members),
    verdict: commonVerdict(members),
  }));
}

function bestScore(members: readonly JudgedMention[]): number {
  const standing = members.filter((mention) => mention.verdict !== 'rejected');
  const counted = standing.length > 0 ? standing : members;
  return counted.reduce((best, mention) => Math.max(best, mention.score), 0);
}

function commonVerdict(members: readonly JudgedMention[]): Verdict | 'undecided' {
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
