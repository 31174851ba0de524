import * as v from 'valibot';
import { type Claim, isSameClaim } from '../entity-names.ts';
import type { RelationDecision } from '../model.ts';
import { entityNamesSchema, name, probability, verdictSchema } from '../schema.ts';
import type { DecisionKind } from './kind.ts';

/** A relation of two entities accepted or rejected. It goes with the last evidence of that relation. */
export const relationKind = {
  key: ({ schema, type, head, tail }) => `relation ${JSON.stringify([schema, type, head, tail])}`,
  move(decision, { claims }) {
    const isMeant = (claim: Claim) => isSameClaim(decision, claim);
    return claims.before.some(isMeant) && !claims.after.some(isMeant) ? undefined : decision;
  },
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
  }),
} as const satisfies DecisionKind<RelationDecision>;
