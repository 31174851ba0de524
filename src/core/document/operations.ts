import type { Mention, Relation } from '../annotation.ts';
import { remember } from '../remember.ts';
import { decisionKey } from './decisions.ts';
import { claimsOf, entitiesByGroup, foldName, isSameClaim, isSameEntity } from './entity-names.ts';
import type {
  AddedRelationDecision,
  AskedQuestion,
  ChosenConcept,
  ConceptDecision,
  MentionDecision,
  Operation,
  RelationDecision,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from './model.ts';
import { resolvedMentions } from './resolve.ts';

/** Operations in the words of a person; all else is spelt out where it is needed. */

/** The decision about a mention, or one that would accept what was said. */
export function decisionOn(mention: ResolvedMention): MentionDecision {
  if (mention.decision) return mention.decision;
  const { id, start, end, text, type, score, spans, by, group, nameGroup } = mention;
  const said: Mention = {
    ...{ id, start, end, text, type, score, group: nameGroup ?? group },
    ...(spans && { spans }),
    ...(by !== undefined && { by }),
  };
  return { kind: 'mention', verdict: 'accepted', mention: said };
}

/** A concept, none that there is, or what the lexicon says. */
export type ConceptChoice = ChosenConcept | 'none' | 'lexicon';

/** Say what a mention stands for, and with it all mentions of that name and its other spellings. */
export function chooseConcept(
  document: TextDocument,
  mention: ResolvedMention,
  choice: ConceptChoice,
): Operation {
  const groupOf = (one: ResolvedMention) => one.nameGroup ?? one.group;
  const namesakes = resolvedMentions(document).filter((one) => groupOf(one) === groupOf(mention));
  const names = [...new Set([...namesakes.map(({ text }) => text), mention.text])];
  const entity = { type: mention.type, names };
  const held = document.decisions.filter(
    (one) => one.kind === 'concept' && isSameEntity(one.entity, entity),
  ) as readonly ConceptDecision[];
  const name = foldName(mention.text);
  const before =
    held.find((one) => one.entity.names.some((other) => foldName(other) === name)) ?? held[0];
  const decision: ConceptDecision = { kind: 'concept', entity: before?.entity ?? entity };
  const key = decisionKey(decision);
  if (choice === 'lexicon') return { kind: 'decide', key };
  if (choice === 'none') return { kind: 'decide', key, decision };
  return { kind: 'decide', key, decision: { ...decision, concept: chosen(choice) } };
}

/** A concept as decisions hold it: without how well it fitted. */
export const chosen = ({ id, name, taxon, vocabulary }: ChosenConcept): ChosenConcept => ({
  id,
  name,
  ...(taxon !== undefined && { taxon }),
  ...(vocabulary !== undefined && { vocabulary }),
});

/** The decision about a relation, or one that would accept what was said; none if an entity of it has no mention. */
export function decisionOnRelation(
  document: TextDocument,
  relation: Relation & Pick<ResolvedRelation, 'decision'>,
): RelationDecision | AddedRelationDecision | undefined {
  if (relation.decision) return relation.decision;
  const [claim] = claimsOf(relation, entitiesOf(document));
  if (!claim) return undefined;
  const held = document.decisions.find((one) => one.kind === 'relation' && isSameClaim(one, claim));
  return held?.kind === 'relation' ? held : { ...claim, verdict: 'accepted' };
}

const entitiesOf = remember((document: TextDocument) =>
  entitiesByGroup(resolvedMentions(document)),
);

/** The answered question goes last; one asked before in the same words gives way to it. */
export const keepQuestion = (document: TextDocument, asked: AskedQuestion): Operation => ({
  kind: 'set-questions',
  questions: [...document.questions.filter((one) => one.question !== asked.question), asked],
});

export const removeQuestion = (document: TextDocument, id: string): Operation => ({
  kind: 'set-questions',
  questions: document.questions.filter((one) => one.id !== id),
});
