import type { Layer, LayerMention, LayerRelation } from '../../core/evaluate/layer.ts';
import { isDirected } from './arguments.ts';
import type { Argument, ExchangeDocument } from './model.ts';

/** What a document of a file says, as a layer that can be compared. Relations of other than two parts have no place in it. */
export function layerOf({ mentions, relations }: ExchangeDocument): Layer {
  const byConcept = new Map<string, Set<string>>();
  for (const { id, concepts } of mentions) {
    for (const concept of concepts) {
      byConcept.set(concept, (byConcept.get(concept) ?? new Set()).add(id));
    }
  }
  const endOf = (one: Argument): readonly string[] =>
    'mention' in one ? [one.mention] : [...(byConcept.get(one.concept) ?? [])];
  return {
    mentions: mentions.map(({ id, spans, type }): LayerMention => ({ id, parts: spans, type })),
    relations: relations.flatMap((relation): readonly LayerRelation[] => {
      const [head, tail, ...more] = relation.arguments;
      if (!head || !tail || more.length > 0) return [];
      const { id, type } = relation;
      const directed = isDirected(relation);
      return [{ id, type, directed, head: endOf(head), tail: endOf(tail) }];
    }),
  };
}
