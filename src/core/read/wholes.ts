import type { FoundMention } from '../decode/mentions.ts';
import { overlapFinder } from '../text/overlapping.ts';
import { compareSpans, contains, overlaps, type Span } from '../text/span.ts';

/**
 * Makes one mention of a type of what a model has of each name: a part of it, several parts, or all of it under another type. A name that the model has
 * nothing for adds nothing, and a longer mention around it stays.
 */
export function wholeReader(
  names: readonly Span[],
  type: string,
): (mentions: readonly FoundMention[]) => readonly FoundMention[] {
  if (names.length === 0) return (mentions) => mentions;
  const namesAt = overlapFinder(names);
  return (mentions) => {
    let kept = [...mentions];
    for (const { start, end } of new Set(mentions.flatMap((mention) => namesAt(mention)))) {
      const name = { start, end };
      const near = kept.filter((mention) => overlaps(mention, name));
      const isLonger = near.some((one) => contains(one, name) && !contains(name, one));
      if (near.length === 0 || isLonger) continue;
      const score = Math.max(...near.map((one) => one.score));
      const isSure = near.some((one) => one.isSure);
      kept = kept.filter((mention) => !near.includes(mention));
      kept.push({ ...name, type, score, isSure });
    }
    return kept.sort(compareSpans);
  };
}
