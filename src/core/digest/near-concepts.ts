import type { ResolvedMention } from '../document/model.ts';
import { indexAfter } from '../text/rising.ts';
import { sentenceSpans } from '../text/sentences.ts';

/** Places in `concepts`, the smaller one first. */
export type NearConcepts = readonly [a: number, b: number, sentences: number];

/** Pairs that are kept of a document: a long article names many things. */
const MAX_NEAR = 300;

/**
 * The pairs of concepts that stand in one sentence, and in how many sentences each pair does; those of most sentences first.
 *
 * @param mentions what is likely; rejected mentions count for nothing
 * @param places the place of each group among the document's concepts
 */
export function nearConcepts(
  text: string,
  mentions: readonly ResolvedMention[],
  places: ReadonlyMap<string, number>,
): readonly NearConcepts[] {
  const starts = sentenceSpans(text).map(({ start }) => start);
  const bySentence = new Map<number, Set<number>>();
  for (const { group, start, verdict } of mentions) {
    const place = places.get(group);
    if (place === undefined || verdict === 'rejected') continue;
    const sentence = indexAfter(starts, start) - 1;
    const here = bySentence.get(sentence) ?? new Set<number>();
    bySentence.set(sentence, here.add(place));
  }
  const counts = new Map<string, [a: number, b: number, sentences: number]>();
  for (const here of bySentence.values()) {
    const rising = [...here].sort((a, b) => a - b);
    for (const [at, a] of rising.entries()) {
      for (const b of rising.slice(at + 1)) {
        const key = `${a} ${b}`;
        const count = counts.get(key) ?? [a, b, 0];
        count[2] += 1;
        counts.set(key, count);
      }
    }
  }
  return [...counts.values()]
    .sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1])
    .slice(0, MAX_NEAR);
}
