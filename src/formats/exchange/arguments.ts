import type { Argument, ExchangeDocument, ExchangeMention, ExchangeRelation } from './model.ts';

/** A name that `localConcepts` gives: an identifier of nothing beyond its document. */
export const isLocalConcept = (concept: string): boolean => /^local:\d+$/.test(concept);

/**
 * Relations between mentions as relations between concepts, for formats that know only these. A mention without
 * a concept gets a name that holds in its document alone: `local:1`, the same for all mentions of its entity.
 */
export function localConcepts(
  document: ExchangeDocument,
): (mention: ExchangeMention) => readonly string[] {
  const inRelation = new Set(
    document.relations.flatMap((relation) =>
      relation.arguments.flatMap((one) => ('mention' in one ? [one.mention] : [])),
    ),
  );
  const names = new Map<string, string>();
  const keyOf = ({ id, info }: ExchangeMention): string => info.entity ?? `mention ${id}`;
  for (const mention of document.mentions) {
    if (!inRelation.has(mention.id) || mention.concepts.length > 0) continue;
    const key = keyOf(mention);
    if (!names.has(key)) names.set(key, `local:${names.size + 1}`);
  }
  return (mention) => {
    const local = names.get(keyOf(mention));
    return mention.concepts.length > 0 || local === undefined ? mention.concepts : [local];
  };
}

/** The mentions that play the parts of a relation: of a concept's, those that stand closest together. */
export function asMentions(
  document: Pick<ExchangeDocument, 'mentions'>,
  relation: Pick<ExchangeRelation, 'arguments'>,
): readonly ExchangeMention[] | undefined {
  const choices = relation.arguments.map((one) => candidates(document, one));
  let chosen: readonly ExchangeMention[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const first of choices[0] ?? []) {
    const rest = choices.slice(1).map((list) => nearest(list, first));
    if (rest.some((one) => one === undefined)) return undefined;
    const all = [first, ...rest.flatMap((one) => one ?? [])];
    const reach = Math.max(...all.map((one) => distance(one, first)));
    if (reach < least) [chosen, least] = [all, reach];
  }
  return chosen;
}

const candidates = (
  { mentions }: Pick<ExchangeDocument, 'mentions'>,
  one: Argument,
): readonly ExchangeMention[] =>
  'mention' in one
    ? mentions.filter(({ id }) => id === one.mention)
    : mentions.filter(({ concepts }) => concepts.includes(one.concept));

function nearest(
  list: readonly ExchangeMention[],
  to: ExchangeMention,
): ExchangeMention | undefined {
  let best: ExchangeMention | undefined;
  for (const one of list) if (!best || distance(one, to) < distance(best, to)) best = one;
  return best;
}

const startOf = ({ spans }: ExchangeMention): number => spans[0]?.start ?? 0;
const distance = (a: ExchangeMention, b: ExchangeMention): number =>
  Math.abs(startOf(a) - startOf(b));

/** The arguments of a relation as concepts; a mention that has none goes by its own id. */
export const asConceptArguments = (
  { mentions }: ExchangeDocument,
  relation: ExchangeRelation,
): readonly { readonly role: string; readonly concept: string }[] =>
  relation.arguments.map((one) =>
    'concept' in one
      ? one
      : {
          role: one.role,
          concept: mentions.find(({ id }) => id === one.mention)?.concepts[0] ?? one.mention,
        },
  );

/** Roles that tell nothing but the order make no direction. */
export function isDirected({ arguments: [head, tail] }: ExchangeRelation): boolean {
  const roles = [head?.role ?? '', tail?.role ?? ''];
  return roles[0] !== roles[1] && !roles.every((role) => /^(arg(ument)?\d?|\d*)$/i.test(role));
}
