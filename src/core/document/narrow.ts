import { decisionKey, isSameClaim } from './decisions.ts';
import { claimOf, namesByGroup } from './judge.ts';
import type { JudgedMention, JudgedRelation, TextDocument } from './model.ts';

/**
 * The document with these mentions and relations alone and what was decided about them, to be exported as
 * shown. Relations lose the evidence that lies in other mentions, or go with all of it.
 */
export function narrow(
  document: TextDocument,
  mentions: readonly JudgedMention[],
  relations: readonly JudgedRelation[],
): TextDocument {
  const { reading } = document;
  const names = namesByGroup(mentions);
  const claims = relations.flatMap((relation) => claimOf(relation, names) ?? []);
  const keys = new Set(
    mentions.map((mention) => decisionKey({ kind: 'mention', verdict: 'accepted', mention })),
  );
  const decisions = document.decisions.filter((decision) =>
    decision.kind === 'mention'
      ? keys.has(decisionKey(decision))
      : claims.some((claim) => isSameClaim(claim, decision)),
  );
  if (!reading) return { ...document, decisions };
  const ofModel = new Set(mentions.filter(({ source }) => source === 'model').map(({ id }) => id));
  const relationIds = new Set(relations.map(({ id }) => id));
  const narrowed = {
    ...reading,
    mentions: reading.mentions.filter(({ id }) => ofModel.has(id)),
    relations: reading.relations.flatMap((relation) => {
      const evidence = relation.evidence.filter(
        ({ head, tail }) => ofModel.has(head) && ofModel.has(tail),
      );
      return relationIds.has(relation.id) && evidence.length > 0 ? [{ ...relation, evidence }] : [];
    }),
  };
  return { ...document, decisions, reading: narrowed };
}
