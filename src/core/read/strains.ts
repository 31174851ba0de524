import type { FoundMention } from '../decode/mentions.ts';
import { strainsIn } from '../text/strains.ts';
import { wholeReader } from './wholes.ts';

const SPECIES = 'Species';

/**
 * Corrects what a model has for something else, or has a part of, and is a strain of mice, rats or Escherichia coli: 'C57BL/6' is a species. Strains
 * that the model has nothing for add nothing, because annotators mark the animals behind them ('Wistar rats') alone.
 *
 * @param types those that the guideline has
 */
export const strainReader = (
  text: string,
  types: ReadonlySet<string>,
): ((mentions: readonly FoundMention[]) => readonly FoundMention[]) =>
  wholeReader(types.has(SPECIES) ? strainsIn(text) : [], SPECIES);
