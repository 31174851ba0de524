import type { Relation } from '../annotation.ts';
import { decisionKey, isSameClaim } from './decisions.ts';
import { claimOf, judgedMentions, namesByGroup } from './judge.ts';
import type { AskedQuestion, JudgedMention, Operation, TextDocument, Verdict } from './model.ts';

/** Operations in the words of a person; all else is spelt out where it is needed. */

/** Accept or reject a mention, or take back what was decided about it. */
export function judgeMention(
  { verdict: _, source: __, ...mention }: JudgedMention,
  verdict: Verdict | 'undecided',
): Operation {
  const decision = { kind: 'mention', verdict: 'accepted', mention } as const;
  const key = decisionKey(decision);
  return verdict === 'undecided'
    ? { kind: 'decide', key }
    : { kind: 'decide', key, decision: { ...decision, verdict } };
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
  const claim = claimOf(relation, namesByGroup(judgedMentions(document)));
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
