import type { Relation } from '../annotation.ts';
import { append } from '../grouped.ts';
import { remember } from '../remember.ts';
import { decisionKey } from './decisions.ts';
import {
  type Claim,
  claimsOf,
  type EntitiesByGroup,
  entitiesByGroup,
  foldName,
  isSameClaim,
  isSameEntity,
} from './entity-names.ts';
import type {
  AddedRelationDecision,
  EntityNames,
  RelationChange,
  RelationDecision,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from './model.ts';
import { closestPair, type Ends, endsIn } from './relation-ends.ts';
import { resolvedMentions } from './resolve.ts';
import { relationsOfFile, relationsOfModel } from './said-relations.ts';

/** The relations of a document between all its mentions (`resolvedMentions`), computed once for each document. */
export const relationsOf = remember((document: TextDocument) =>
  resolvedRelations(document, resolvedMentions(document)),
);

/**
 * The relations of a document, in the order of the reading, then those of the file and of a person alone, between the
 * groups that `mentions` have, which are as `resolvedMentions` returns them: claims about two names of one concept are
 * one. Both ends of each are mentions that are not rejected: a relation without such ends is not among them.
 */
export function resolvedRelations(
  document: TextDocument,
  mentions: readonly ResolvedMention[],
): readonly ResolvedRelation[] {
  const decisions = document.decisions.filter((one) => one.kind === 'relation');
  const entities = entitiesByGroup(mentions);
  const ends = endsIn(mentions);
  const met = new Set<RelationDecision>();
  const decisionFor = decisionsByName(decisions);
  const decide = (relation: ResolvedRelation): readonly ResolvedRelation[] => {
    const claims = decisions.length === 0 ? [] : claimsOf(relation, entities);
    const decision = decisionFor(claims);
    if (decision) met.add(decision);
    const isMoved = decision?.change?.head ?? decision?.change?.tail;
    const standing = isMoved ? relation : ends.standing(relation);
    if (!standing) return [];
    return decision ? decided(standing, decision, ends) : [standing];
  };
  const ofFile = relationsOfFile(document, mentions);
  const judged = relationsOfModel(document, mentions).flatMap((relation) => {
    const at = ofFile.findIndex((one) => isSamePair(one.relation, relation));
    const [one] = at < 0 ? [] : ofFile.splice(at, 1);
    if (!one) return decide({ ...relation, verdict: 'undecided', source: 'model' });
    const { imported } = one;
    const score = imported.hasScore ? one.relation.score : relation.score;
    return decide({ ...relation, score, verdict: 'undecided', source: 'file', imported });
  });
  for (const { relation, imported } of ofFile) {
    judged.push(...decide({ ...relation, verdict: 'undecided', source: 'file', imported }));
  }
  for (const decision of decisions) {
    if (decision.verdict !== 'accepted' || met.has(decision)) continue;
    const kept = keptRelation(decision, ends, entities);
    if (kept) judged.push(...decided(kept, decision, ends));
  }
  return withAdded(document, judged, ends);
}

/** The first decision that holds for one of several claims: looked up by the names of its entities. */
function decisionsByName(
  decisions: readonly RelationDecision[],
): (claims: readonly Claim[]) => RelationDecision | undefined {
  const byName = new Map<string, number[]>();
  const keysOf = ({ schema, type, head }: Pick<Claim, 'schema' | 'type' | 'head'>) =>
    head.names.map((name) => `${schema}\n${type}\n${head.type}\n${foldName(name)}`);
  for (const [place, one] of decisions.entries()) {
    const ends = one.directed ? [one.head] : [one.head, one.tail];
    for (const key of ends.flatMap((head) => keysOf({ ...one, head }))) append(byName, key, place);
  }
  return (claims) => {
    let first = decisions.length;
    for (const claim of claims) {
      for (const place of keysOf(claim).flatMap((key) => byName.get(key) ?? [])) {
        const decision = decisions[place];
        if (place < first && decision && isSameClaim(decision, claim)) first = place;
      }
    }
    return decisions[first];
  };
}

/** With the relations that a person added; an undecided one that says the same gives way. */
function withAdded(
  document: TextDocument,
  judged: readonly ResolvedRelation[],
  ends: Ends,
): readonly ResolvedRelation[] {
  const added = document.decisions.flatMap((one) =>
    one.kind === 'added-relation' ? addedRelation(one, ends) : [],
  );
  if (added.length === 0) return judged;
  const isSaid = (one: ResolvedRelation) =>
    one.verdict === 'undecided' && added.some((other) => isSamePair(one, other));
  return [...judged.filter((one) => !isSaid(one)), ...added];
}

/** Whether two say the same of a pair; files do not name the schema. */
export function isSamePair(a: Relation, b: Relation): boolean {
  if (a.type !== b.type) return false;
  if (a.head === b.head && a.tail === b.tail) return true;
  return !(a.directed && b.directed) && a.head === b.tail && a.tail === b.head;
}

function decided(
  relation: ResolvedRelation,
  decision: RelationDecision,
  ends: Ends,
): readonly ResolvedRelation[] {
  const { verdict, change } = decision;
  const judged = { ...relation, verdict, decision };
  return change ? changed(judged, change, ends) : [judged];
}

function addedRelation(decision: AddedRelationDecision, ends: Ends): readonly ResolvedRelation[] {
  const { type, schema, directed } = decision;
  const [head, tail] = [ends.byRef(decision.head), ends.byRef(decision.tail)];
  if (!head || !tail || head === tail) return [];
  return [
    {
      id: decisionKey(decision),
      ...{ head: head.group, tail: tail.group, type, schema, directed, score: 1 },
      evidence: [{ head: head.id, tail: tail.id, score: 1 }],
      ...{ verdict: 'accepted', source: 'person', decision },
    },
  ];
}

/** The relation as a person changed it; nothing where an end that was moved to is not there. */
function changed(
  relation: ResolvedRelation,
  change: RelationChange,
  ends: Ends,
): readonly ResolvedRelation[] {
  const { verdict: _, source: __, imported: ___, decision: ____, ...before } = relation;
  const turned = change.isReversed ? { ...relation, ...reversed(relation) } : relation;
  const typed = { ...turned, ...change.type, before };
  const [head, tail] = [change.head, change.tail].map((ref) => ref && ends.byRef(ref));
  if ((change.head && !head) || (change.tail && !tail)) return [];
  if (!head && !tail) return [typed];
  const heads = head ? [head] : ends.of(typed.head);
  const tails = tail ? [tail] : ends.of(typed.tail);
  const evidence = closestPair(heads, tails, typed.score);
  if (!evidence) return [];
  const groups = { head: heads[0]?.group ?? typed.head, tail: tails[0]?.group ?? typed.tail };
  return [{ ...typed, ...groups, evidence: [evidence] }];
}

const reversed = ({ head, tail, evidence }: Relation) => ({
  head: tail,
  tail: head,
  evidence: evidence.map((pair) => ({ ...pair, head: pair.tail, tail: pair.head })),
});

/**
 * An accepted relation that the present reading lacks, if both its entities are still in the text, and are two: where
 * linking has made them one there is nothing to relate until they are parted again.
 */
function keptRelation(
  decision: RelationDecision,
  ends: Ends,
  entities: EntitiesByGroup,
): ResolvedRelation | undefined {
  const [head, tail] = twoGroups(decision, entities) ?? [];
  if (head === undefined || tail === undefined) return undefined;
  const evidence = closestPair(ends.of(head), ends.of(tail), decision.score);
  if (!evidence) return undefined;
  const { verdict, schema, type, directed, score, novel } = decision;
  const id = `kept ${schema} ${type} ${head} ${tail}`;
  const kept = { id, head, tail, type, schema, directed, score, evidence: [evidence], verdict };
  return novel === undefined ? { ...kept, source: 'person' } : { ...kept, novel, source: 'person' };
}

/** The groups that a relation's entities are now; of several with their names those in the same spelling. */
function twoGroups(
  { head, tail }: RelationDecision,
  byGroup: EntitiesByGroup,
): readonly [string, string] | undefined {
  const groupsOf = (entity: EntityNames) => {
    const fitting = [...byGroup].flatMap(([key, all]) => {
      const names = all.find((one) => isSameEntity(one, entity));
      return names ? [{ key, isSpelt: names.names.some((one) => entity.names.includes(one)) }] : [];
    });
    return [...fitting.filter((one) => one.isSpelt), ...fitting.filter((one) => !one.isSpelt)].map(
      ({ key }) => key,
    );
  };
  const tails = groupsOf(tail);
  for (const one of groupsOf(head)) {
    const other = tails.find((key) => key !== one);
    if (other !== undefined) return [one, other];
  }
  return undefined;
}
