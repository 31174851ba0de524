import { decisionKey, refsOf, subjectRelation } from '../decisions.ts';
import { placeKey } from '../mention-places.ts';
import type {
  AddedRelationDecision,
  Decision,
  DecisionChange,
  MentionRef,
  TextDocument,
} from '../model.ts';
import { change, cleared } from './edit.ts';

/**
 * What becomes of the decisions that refer to a mention that goes: its notes and concept and the relations added to it go,
 * a relation that a person moved to it is rejected.
 */
export const withoutRefs = (document: TextDocument, gone: MentionRef): readonly DecisionChange[] =>
  referring(document, gone).flatMap((one): readonly DecisionChange[] => {
    if (one.kind === 'added-relation') return withoutRelation(document, one);
    if (one.kind !== 'relation') return [cleared(one)];
    const { change: _, ...decision } = one;
    return [change({ ...decision, verdict: 'rejected' })];
  });

/**
 * The same where another mention takes the place of the one that goes: notes are joined, relations get it as their end;
 * a relation of the two with each other goes.
 */
export function withRefsMoved(
  document: TextDocument,
  gone: MentionRef,
  to: MentionRef,
): readonly DecisionChange[] {
  const from = placeKey(gone);
  const moved = (ref: MentionRef) => (placeKey(ref) === from ? to : ref);
  return referring(document, gone).flatMap((one): readonly DecisionChange[] => {
    switch (one.kind) {
      case 'note':
        return one.about.kind === 'mention' ? joinedNotes(document, one.text, to) : [];
      case 'relation': {
        const { head, tail, ...made } = one.change ?? {};
        const ends = { ...(head && { head: moved(head) }), ...(tail && { tail: moved(tail) }) };
        return [change({ ...one, change: { ...made, ...ends } })];
      }
      case 'added-relation': {
        const [head, tail] = [moved(one.head), moved(one.tail)];
        if (placeKey(head) === placeKey(tail)) return [];
        const notes = document.decisions.filter((other) => subjectRelation(other) === one.id);
        return [{ ...one, head, tail }, ...notes].map(change);
      }
      default:
        return [];
    }
  });
}

/** The note on a mention, with that of another at its end. */
function joinedNotes(
  document: TextDocument,
  text: string,
  mention: MentionRef,
): readonly DecisionChange[] {
  const about = { kind: 'mention', mention } as const;
  const key = decisionKey({ kind: 'note', about, text });
  const there = document.decisions.find((one) => decisionKey(one) === key);
  const before = there?.kind === 'note' ? `${there.text}\n` : '';
  return [change({ kind: 'note', about, text: before + text })];
}

/** A relation that a person added goes with its note. */
export function withoutRelation(
  document: TextDocument,
  relation: AddedRelationDecision,
): readonly DecisionChange[] {
  const notes = document.decisions.filter((one) => subjectRelation(one) === relation.id);
  return [relation, ...notes].map(cleared);
}

function referring(document: TextDocument, to: MentionRef): readonly Decision[] {
  const key = placeKey(to);
  return document.decisions.filter((one) => refsOf(one).some((ref) => placeKey(ref) === key));
}
