import { decisionKey, refsOf, subjectRelation } from '../decisions.ts';
import { placeKey } from '../mention-places.ts';
import type {
  AddedRelationDecision,
  Decision,
  DecisionChange,
  MentionRef,
  NoteSubject,
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
        return one.about.kind === 'mention'
          ? joinedNotes(document, one.text, { kind: 'mention', mention: to })
          : [];
      case 'relation': {
        const { head, tail, ...made } = one.change ?? {};
        const ends = { ...(head && { head: moved(head) }), ...(tail && { tail: moved(tail) }) };
        return [change({ ...one, change: { ...made, ...ends } })];
      }
      case 'added-relation': {
        const [head, tail] = [moved(one.head), moved(one.tail)];
        if (placeKey(head) === placeKey(tail)) return withoutRelation(document, one);
        const there = document.decisions.find((other) =>
          isSameAdded(other, { ...one, head, tail }),
        );
        if (there?.kind === 'added-relation') return withNotesMoved(document, one, there);
        const notes = document.decisions.filter((other) => subjectRelation(other) === one.id);
        return [{ ...one, head, tail }, ...notes].map(change);
      }
      default:
        return [];
    }
  });
}

/** The note on a subject, with that of another at its end. */
function joinedNotes(
  document: TextDocument,
  text: string,
  about: NoteSubject,
): readonly DecisionChange[] {
  const key = decisionKey({ kind: 'note', about, text });
  const there = document.decisions.find((one) => decisionKey(one) === key);
  const before = there?.kind === 'note' ? `${there.text}\n` : '';
  return [change({ kind: 'note', about, text: before + text })];
}

/** A relation goes that another one says, too; its note is joined with that of the other. */
function withNotesMoved(
  document: TextDocument,
  gone: AddedRelationDecision,
  { kind, id }: AddedRelationDecision,
): readonly DecisionChange[] {
  const about: NoteSubject = { kind: 'relation', relation: { kind, id } };
  const notes = document.decisions.filter((one) => subjectRelation(one) === gone.id);
  return [
    ...withoutRelation(document, gone),
    ...notes.flatMap((one) => (one.kind === 'note' ? joinedNotes(document, one.text, about) : [])),
  ];
}

/** Whether a decision is another relation of the same two mentions, that says the same. */
function isSameAdded(one: Decision, other: AddedRelationDecision): boolean {
  if (one.kind !== 'added-relation' || one.id === other.id) return false;
  if (one.type !== other.type || one.schema !== other.schema) return false;
  const [head, tail, from, to] = [one.head, one.tail, other.head, other.tail].map(placeKey);
  const isTurned = head === to && tail === from && !(one.directed && other.directed);
  return (head === from && tail === to) || isTurned;
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
