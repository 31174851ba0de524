import * as v from 'valibot';
import { type Claim, isSameClaim } from '../entity-names.ts';
import type { MentionRef, RelationChange, RelationDecision } from '../model.ts';
import {
  decidedFields,
  entityNamesSchema,
  name,
  probability,
  relationChangeSchema,
  verdictSchema,
} from '../schema.ts';
import type { DecisionKind, Edited } from './kind.ts';

/** A relation of two entities accepted, rejected or changed. It goes with the last evidence of that relation. */
export const relationKind = {
  key: ({ schema, type, head, tail }) => `relation ${JSON.stringify([schema, type, head, tail])}`,
  move: (decision, edited) =>
    hasLostEvidence(decision, edited) ? undefined : withChange(decision, edited),
  places: (decision) => changedEnds(decision),
  refs: (decision) => changedEnds(decision),
  isShown: (decision, { claims }) => claims.some((claim) => isSameClaim(claim, decision)),
  schema: v.object({
    kind: v.literal('relation'),
    verdict: verdictSchema,
    schema: name,
    type: name,
    directed: v.boolean(),
    head: entityNamesSchema,
    tail: entityNamesSchema,
    score: probability,
    novel: v.exactOptional(v.boolean()),
    change: v.exactOptional(relationChangeSchema),
    ...decidedFields,
  }),
} as const satisfies DecisionKind<RelationDecision>;

/** Whether an edit took the last evidence of what was claimed. */
export function hasLostEvidence(
  claimed: Parameters<typeof isSameClaim>[0],
  { claims }: Edited,
): boolean {
  const isMeant = (claim: Claim) => isSameClaim(claimed, claim);
  return claims.before.some(isMeant) && !claims.after.some(isMeant);
}

interface Changeable {
  readonly change?: RelationChange;
}

/** The mentions that ends were moved to. */
export const changedEnds = ({ change }: Changeable): readonly MentionRef[] => [
  ...(change?.head ? [change.head] : []),
  ...(change?.tail ? [change.tail] : []),
];

/** A decision with the ends of its change where the edit left them; `undefined` where it touched one of them. */
export function withChange<D extends Changeable>(decision: D, { move }: Edited): D | undefined {
  const { change } = decision;
  if (!change) return decision;
  const head = change.head && move(change.head);
  const tail = change.tail && move(change.tail);
  if ((change.head && !head) || (change.tail && !tail)) return undefined;
  return { ...decision, change: { ...change, ...(head && { head }), ...(tail && { tail }) } };
}
