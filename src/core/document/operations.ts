import type { Relation } from '../annotation.ts';
import { decisionKey } from './decisions.ts';
import { claimOf, foldName, isSameClaim, isSameEntity, namesByGroup } from './entity-names.ts';
import type {
  AskedQuestion,
  ConceptDecision,
  Operation,
  ResolvedMention,
  TextDocument,
  Verdict,
} from './model.ts';
import { resolvedMentions } from './resolve.ts';

/** Operations in the words of a person; all else is spelt out where it is needed. */

/** Accept or reject a mention, or take back what was decided about it. */
export function judgeMention(
  { verdict: _, source: __, link: ___, imported: ____, nameGroup, ...said }: ResolvedMention,
  verdict: Verdict | 'undecided',
): Operation {
  const mention = { ...said, group: nameGroup ?? said.group };
  const decision = { kind: 'mention', verdict: 'accepted', mention } as const;
  const key = decisionKey(decision);
  return verdict === 'undecided'
    ? { kind: 'decide', key }
    : { kind: 'decide', key, decision: { ...decision, verdict } };
}

/** A concept, none that there is, or what the lexicon says. */
export type ConceptChoice = NonNullable<ConceptDecision['concept']> | 'none' | 'lexicon';

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
  const { id, name: label, taxon, vocabulary } = choice;
  const concept = {
    id,
    name: label,
    ...(taxon !== undefined && { taxon }),
    ...(vocabulary !== undefined && { vocabulary }),
  };
  return { kind: 'decide', key, decision: { ...decision, concept } };
}

/**
 * Accept or reject a relation, or take back what was decided about it: the decision that already holds for
 * it, made when its entities had other names perhaps, is the one replaced.
 */
export function judgeRelation(
  document: TextDocument,
  relation: Relation,
  verdict: Verdict | 'undecided',
): Operation | undefined {
  const claim = claimOf(relation, namesByGroup(resolvedMentions(document)));
  if (!claim) return undefined;
  const held = document.decisions.find((one) => one.kind === 'relation' && isSameClaim(one, claim));
  const decision = held?.kind === 'relation' ? held : { ...claim, verdict: 'accepted' as const };
  const key = decisionKey(decision);
  return verdict === 'undecided'
    ? { kind: 'decide', key }
    : { kind: 'decide', key, decision: { ...decision, verdict } };
}

/** The answered question goes last; one asked before in the same words gives way to it. */
export const keepQuestion = (document: TextDocument, asked: AskedQuestion): Operation => ({
  kind: 'set-questions',
  questions: [...document.questions.filter((one) => one.question !== asked.question), asked],
});

export const removeQuestion = (document: TextDocument, id: string): Operation => ({
  kind: 'set-questions',
  questions: document.questions.filter((one) => one.id !== id),
});
