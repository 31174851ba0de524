import { fail } from '../../result.ts';
import { decisionKey } from '../decisions.ts';
import { placeKey, refOf } from '../mention-places.ts';
import type {
  AddedRelationDecision,
  DecisionChange,
  RelationChange,
  RelationRef,
  RelationType,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
  Verdict,
} from '../model.ts';
import { decisionOn, decisionOnRelation } from '../operations.ts';
import { isSamePair, relationsOf } from '../resolve-relations.ts';
import { change, changesOf, type Edit, editOf, refused } from './edit.ts';
import { withoutRelation } from './references.ts';

/**
 * Edits of one relation on top of what was said, as those of mentions (`mentions.ts`). What is said of two entities is
 * changed for these entities; what a person added holds between its two mentions.
 */

/**
 * Accept or reject a relation, or (`undecided`) take back all that was decided about it. One that a person added is
 * removed when it is rejected, and has nothing to go back to.
 */
export function setRelationVerdict(
  document: TextDocument,
  relation: ResolvedRelation,
  verdict: Verdict | 'undecided',
): Edit {
  if (relation.verdict === verdict) return refused('unchanged');
  if (relation.decision?.kind === 'added-relation') {
    return verdict === 'rejected' ? removeRelation(document, relation) : refused('unchanged');
  }
  const decision = decisionOnRelation(document, relation);
  if (decision?.kind !== 'relation') return refused('unchanged');
  return verdict === 'undecided'
    ? editOf([{ key: decisionKey(decision) }])
    : editOf([change({ ...decision, verdict })]);
}

/** Rejects what was said; of what a person added nothing is left, nor of its note. */
export function removeRelation(document: TextDocument, relation: ResolvedRelation): Edit {
  const { decision } = relation;
  return decision?.kind === 'added-relation'
    ? editOf(withoutRelation(document, decision))
    : setRelationVerdict(document, relation, 'rejected');
}

/**
 * Add a relation between two mentions, over any distance; both are accepted with it. Where the same is said of their
 * entities already, that is accepted instead.
 */
export function addRelation(
  document: TextDocument,
  ends: { readonly head: ResolvedMention; readonly tail: ResolvedMention },
  type: RelationType,
): Edit {
  const { head, tail } = ends;
  if (head.id === tail.id) return refused('same-mention');
  const wanted = relationBetween(head, tail, type);
  const there = relationsOf(document).find((one) => isSameRelation(one, wanted));
  if (there && there.verdict === 'accepted') return fail({ code: 'exists', id: there.id });
  if (there) return setRelationVerdict(document, there, 'accepted');
  const accepted = [head, tail].flatMap((one): readonly DecisionChange[] =>
    one.verdict === 'accepted' ? [] : [change({ ...decisionOn(one), verdict: 'accepted' })],
  );
  const id = freeId(document, JSON.stringify([type.type, ...[head, tail].map(keyOf)]));
  const { type: name, schema, directed } = type;
  const said = { schema, type: name, directed, head: refOf(head), tail: refOf(tail) };
  return editOf([...accepted, change({ kind: 'added-relation', id, ...said })]);
}

export const changeRelationType = (
  document: TextDocument,
  relation: ResolvedRelation,
  { type, schema, directed }: RelationType,
): Edit =>
  changeRelation(
    document,
    relation,
    { ...relation, type, schema, directed },
    {
      added: (one) => ({ ...one, type, schema, directed }),
      said: (made) => ({ ...made, type: { type, schema, directed } }),
    },
  );

/** Let head and tail change places. */
export const reverseRelation = (document: TextDocument, relation: ResolvedRelation): Edit =>
  changeRelation(
    document,
    relation,
    { ...relation, head: relation.tail, tail: relation.head },
    {
      added: (one) => ({ ...one, head: one.tail, tail: one.head }),
      said: ({ isReversed, head, tail, ...made }) => ({
        ...made,
        ...(!isReversed && { isReversed: true }),
        ...(tail && { head: tail }),
        ...(head && { tail: head }),
      }),
    },
  );

/** Let a relation begin (`head`) or end (`tail`) at another mention, which is accepted with it. */
export function moveRelationEnd(
  document: TextDocument,
  relation: ResolvedRelation,
  end: 'head' | 'tail',
  mention: ResolvedMention,
): Edit {
  const other = end === 'head' ? 'tail' : 'head';
  const isSelf = relation.evidence.every((one) => one[other] === mention.id);
  if (isSelf) return refused('same-mention');
  if (relation.evidence.some((one) => one[end] === mention.id)) return refused('unchanged');
  const evidence = relation.evidence.map((one) => ({ ...one, [end]: mention.id }));
  const moved = { ...relation, [end]: mention.group, evidence };
  const edit = changeRelation(document, relation, moved, {
    added: (one) => ({ ...one, [end]: refOf(mention) }),
    said: (made) => ({ ...made, [end]: refOf(mention) }),
  });
  if (!edit.ok || mention.verdict === 'accepted') return edit;
  const accepted = change({ ...decisionOn(mention), verdict: 'accepted' });
  return editOf([accepted, ...changesOf(edit.value)]);
}

/** How decisions refer to a relation; `undefined` if an entity of it has no mention. */
export function relationRefOf(
  document: TextDocument,
  relation: ResolvedRelation,
): RelationRef | undefined {
  const decision = decisionOnRelation(document, relation);
  if (decision?.kind === 'added-relation') {
    return { kind: decision.kind, id: decision.id };
  }
  if (!decision) return undefined;
  const { kind, schema, type, directed, head, tail } = decision;
  return { kind, schema, type, directed, head, tail };
}

/** What a change makes of the decision of an added relation, and of the change of one that was said. */
interface Making {
  readonly added: (decision: AddedRelationDecision) => AddedRelationDecision;
  readonly said: (made: RelationChange) => RelationChange;
}

/** @param wanted the relation as it is to be */
function changeRelation(
  document: TextDocument,
  relation: ResolvedRelation,
  wanted: ResolvedRelation,
  make: Making,
): Edit {
  const decision = decisionOnRelation(document, relation);
  if (!decision || isAlike(relation, wanted)) return refused('unchanged');
  const there = relationsOf(document).find(
    (one) => one.id !== relation.id && one.verdict !== 'rejected' && isSameRelation(one, wanted),
  );
  if (there) return fail({ code: 'exists', id: there.id });
  if (decision.kind === 'added-relation') return editOf([change(make.added(decision))]);
  const { change: before = {}, ...said } = decision;
  const { type, ...ends } = make.said(before);
  const isOther = type && (type.type !== said.type || type.schema !== said.schema);
  const made = { ...ends, ...(isOther && { type }) };
  const isChanged = Object.keys(made).length > 0;
  return editOf([change({ ...said, verdict: 'accepted', ...(isChanged && { change: made }) })]);
}

const isAlike = (a: ResolvedRelation, b: ResolvedRelation): boolean =>
  a.type === b.type &&
  a.schema === b.schema &&
  a.head === b.head &&
  a.tail === b.tail &&
  a.evidence.every((one, index) => {
    const other = b.evidence[index];
    return other?.head === one.head && other.tail === one.tail;
  });

/** Whether two say the same: of the same entities, or where both are of two mentions, of these. */
function isSameRelation(a: ResolvedRelation, b: ResolvedRelation): boolean {
  if (!isSamePair(a, b)) return false;
  const isOfMentions = [a, b].every(({ decision }) => decision?.kind === 'added-relation');
  if (!isOfMentions) return true;
  const [one, other] = [a.evidence[0], b.evidence[0]];
  const isSame = one?.head === other?.head && one?.tail === other?.tail;
  const isTurned = one?.head === other?.tail && one?.tail === other?.head;
  return isSame || (isTurned && !(a.directed && b.directed));
}

/** A relation as a person would add it. */
function relationBetween(
  head: ResolvedMention,
  tail: ResolvedMention,
  type: RelationType,
): ResolvedRelation {
  const ends = { head: refOf(head), tail: refOf(tail) };
  const decision: AddedRelationDecision = { kind: 'added-relation', id: '', ...type, ...ends };
  return {
    ...{ id: '', ...type, head: head.group, tail: tail.group, score: 1 },
    evidence: [{ head: head.id, tail: tail.id, score: 1 }],
    ...{ verdict: 'accepted', source: 'person', decision },
  };
}

const keyOf = (mention: ResolvedMention): string => placeKey(refOf(mention));

/** What tells added relations apart; one that was added before with the same words may be another by now. */
function freeId(document: TextDocument, wanted: string): string {
  const taken = new Set(
    document.decisions.flatMap((one) => (one.kind === 'added-relation' ? [one.id] : [])),
  );
  let id = wanted;
  for (let nth = 2; taken.has(id); nth += 1) id = `${wanted} ${nth}`;
  return id;
}
