import type { Evidence } from '../annotation.ts';
import { isDecisionShown } from './decisions.ts';
import { claimsOf, entitiesByGroup } from './entity-names.ts';
import type {
  Imported,
  ModelReading,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from './model.ts';
import { withLinking } from './read-again.ts';

/**
 * The document with only what the filter shows; its text, questions and answers stay whole.
 * `mentions` and `relations`: those shown.
 */
export function shownDocument(
  document: TextDocument,
  mentions: readonly ResolvedMention[],
  relations: readonly ResolvedRelation[],
): TextDocument {
  const { reading, imported } = document;
  const entities = entitiesByGroup(mentions);
  const claims = relations.flatMap((relation) => claimsOf(relation, entities));
  return {
    ...document,
    decisions: document.decisions.filter((one) =>
      isDecisionShown(one, { mentions, relations, claims }),
    ),
    ...(reading && { reading: shownReading(reading, mentions, relations) }),
    ...(imported && { imported: shownImported(imported, mentions, relations) }),
  };
}

function shownImported(
  imported: Imported,
  mentions: readonly ResolvedMention[],
  relations: readonly ResolvedRelation[],
): Imported {
  const shownMentions = new Set(mentions.map((one) => one.imported));
  const shownRelations = new Set(relations.map((one) => one.imported));
  return {
    ...imported,
    mentions: imported.mentions.filter((one) => shownMentions.has(one)),
    relations: imported.relations.filter((one) => shownRelations.has(one)),
  };
}

function shownReading(
  reading: ModelReading,
  mentions: readonly ResolvedMention[],
  relations: readonly ResolvedRelation[],
): ModelReading {
  const ids = new Set(mentions.map((mention) => mention.id));
  // A relation shown may stand for several of the reading's, between names of one concept: they share its evidence.
  const pairs = new Set(relations.flatMap(({ evidence }) => evidence.map(pairOf)));
  const kept = reading.mentions.filter((mention) => ids.has(mention.id));
  return withLinking(
    {
      ...reading,
      mentions: kept,
      relations: reading.relations
        .map((relation) => ({
          ...relation,
          evidence: relation.evidence.filter(
            (pair) => pairs.has(pairOf(pair)) && ids.has(pair.head) && ids.has(pair.tail),
          ),
        }))
        .filter((relation) => relation.evidence.length > 0),
    },
    reading.linking,
  );
}

const pairOf = ({ head, tail }: Evidence): string => [head, tail].sort().join(' ');
