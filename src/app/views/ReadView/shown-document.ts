import { isSameClaim } from '../../../core/document/decisions.ts';
import { claimOf, namesByGroup } from '../../../core/document/judge.ts';
import type {
  Decision,
  JudgedMention,
  JudgedRelation,
  ModelReading,
  TextDocument,
} from '../../../core/document/model.ts';

/**
 * The document with only what the filter shows; its text, questions and answers stay whole.
 * `mentions` and `relations`: those shown.
 */
export function shownDocument(
  document: TextDocument,
  mentions: readonly JudgedMention[],
  relations: readonly JudgedRelation[],
): TextDocument {
  const { reading } = document;
  const places = new Set(mentions.map(placeOf));
  const names = namesByGroup(mentions);
  const claims = relations.flatMap((relation) => claimOf(relation, names) ?? []);
  const isShown = (decision: Decision): boolean =>
    decision.kind === 'mention'
      ? places.has(placeOf(decision.mention))
      : claims.some((claim) => isSameClaim(claim, decision));
  return {
    ...document,
    decisions: document.decisions.filter(isShown),
    ...(reading && { reading: shownReading(reading, mentions, relations) }),
  };
}

function shownReading(
  reading: ModelReading,
  mentions: readonly JudgedMention[],
  relations: readonly JudgedRelation[],
): ModelReading {
  const ids = new Set(mentions.map((mention) => mention.id));
  const claims = new Set(relations.map((relation) => relation.id));
  return {
    ...reading,
    mentions: reading.mentions.filter((mention) => ids.has(mention.id)),
    relations: reading.relations
      .filter((relation) => claims.has(relation.id))
      .map((relation) => ({
        ...relation,
        evidence: relation.evidence.filter((pair) => ids.has(pair.head) && ids.has(pair.tail)),
      }))
      .filter((relation) => relation.evidence.length > 0),
  };
}

const placeOf = (mention: Pick<JudgedMention, 'start' | 'end' | 'type'>): string =>
  `${mention.start} ${mention.end} ${mention.type}`;
