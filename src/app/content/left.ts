import { plural } from './format.ts';

/**
 * What is left without a decision, once no mention or no relation is: 'Nothing is left without a decision.', 'No mention
 * is left without a decision; 2 relations are.'
 */
export function leftInWords(left: { readonly mentions: number; readonly relations: number }) {
  const { mentions, relations } = left;
  if (mentions === 0 && relations === 0) return 'Nothing is left without a decision.';
  const [none, count, what] =
    mentions === 0 ? ['mention', relations, 'relation'] : ['relation', mentions, 'mention'];
  return `No ${none} is left without a decision; ${plural(count, what)} ${count === 1 ? 'is' : 'are'}.`;
}
