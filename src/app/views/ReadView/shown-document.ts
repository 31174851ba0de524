import type { Evidence } from '../../../core/annotation.ts';
import { isSameClaim, isSameEntity } from '../../../core/document/decisions.ts';
import type {
  Decision,
  Imported,
  ModelReading,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../../core/document/model.ts';
import { withLinking } from '../../../core/document/read-again.ts';
import { claimOf, namesByGroup } from '../../../core/document/resolve.ts';

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
  const places = new Set(mentions.map(placeOf));
  const names = namesByGroup(mentions);
  const claims = relations.flatMap((relation) => claimOf(relation, names) ?? []);
  const isShown = (decision: Decision): boolean => {
    if (decision.kind === 'mention') return places.has(placeOf(decision.mention));
    if (decision.kind === 'relation') return claims.some((claim) => isSameClaim(claim, decision));
    return mentions.some(({ type, text }) =>
      isSameEntity(decision.entity, { type, names: [text] }),
    );
  };
  return {
    ...document,
    decisions: document.decisions.filter(isShown),
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

const placeOf = (mention: Pick<ResolvedMention, 'start' | 'end' | 'type'>): string =>
  `${mention.start} ${mention.end} ${mention.type}`;
