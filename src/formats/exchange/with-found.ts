import type { ExchangeDocument, ExchangeMention } from './model.ts';

/** Who said what a document says of no one: the file it came in. */
const INPUT = 'input';

/**
 * A document with all it says, and beside it what was found in its text. Of a mention that both have the document's
 * stays; what was found gets ids that are free, and what nobody is named for was said by the `input`.
 */
export function withFound(source: ExchangeDocument, found: ExchangeDocument): ExchangeDocument {
  const said = <T extends { readonly by?: string }>(one: T): T => ({ by: INPUT, ...one });
  const places = new Map(source.mentions.map((mention) => [placeOf(mention), mention.id]));
  const freeMention = freeIds('T', source.mentions);
  const freeRelation = freeIds('R', source.relations);
  const ids = new Map<string, string>();
  const added = found.mentions.flatMap((mention): readonly ExchangeMention[] => {
    const known = places.get(placeOf(mention));
    const id = known ?? freeMention();
    ids.set(mention.id, id);
    return known === undefined ? [{ ...mention, id }] : [];
  });
  const relations = found.relations.map((relation) => ({
    ...relation,
    id: freeRelation(),
    arguments: relation.arguments.map((one) =>
      'mention' in one ? { ...one, mention: ids.get(one.mention) ?? one.mention } : one,
    ),
  }));
  return {
    ...source,
    mentions: [...source.mentions.map(said), ...added].sort((a, b) => startOf(a) - startOf(b)),
    relations: [...source.relations.map(said), ...relations],
  };
}

const placeOf = ({ type, spans }: ExchangeMention): string => JSON.stringify([type, spans]);
const startOf = ({ spans }: ExchangeMention): number => spans[0]?.start ?? 0;

function freeIds(letter: string, taken: readonly { readonly id: string }[]): () => string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = 0;
  return () => {
    do number += 1;
    while (ids.has(`${letter}${number}`));
    return `${letter}${number}`;
  };
}
