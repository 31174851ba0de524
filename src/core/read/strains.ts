import type { FoundMention } from '../decode/mentions.ts';
import { overlapFinder } from '../text/overlapping.ts';
import { compareSpans, contains, overlaps } from '../text/span.ts';
import { strainsIn } from '../text/strains.ts';

const SPECIES = 'Species';

/**
 * Corrects what a model has for something else, or has a part of, and is a strain of mice or rats: 'C57BL/6' is a species. Strains
 * that the model has nothing for add nothing, because annotators mark the animals behind them ('Wistar rats') alone.
 *
 * @param types those that the guideline has
 */
export function strainReader(
  text: string,
  types: ReadonlySet<string>,
): (mentions: readonly FoundMention[]) => readonly FoundMention[] {
  const strains = types.has(SPECIES) ? strainsIn(text) : [];
  if (strains.length === 0) return (mentions) => mentions;
  const strainsAt = overlapFinder(strains);
  return (mentions) => {
    let kept = [...mentions];
    for (const { start, end } of new Set(mentions.flatMap((mention) => strainsAt(mention)))) {
      const strain = { start, end };
      const near = kept.filter((mention) => overlaps(mention, strain));
      const isLonger = near.some((one) => contains(one, strain) && !contains(strain, one));
      if (near.length === 0 || isLonger) continue;
      const score = Math.max(...near.map((one) => one.score));
      const isSure = near.some((one) => one.isSure);
      kept = kept.filter((mention) => !near.includes(mention));
      kept.push({ ...strain, type: SPECIES, score, isSure });
    }
    return kept.sort(compareSpans);
  };
}
