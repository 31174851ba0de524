import type { Decision } from '../model.ts';
import { addedRelationKind } from './added-relation.ts';
import { conceptKind } from './concept.ts';
import type { DecisionKind } from './kind.ts';
import { mentionKind } from './mention.ts';
import { mentionConceptKind } from './mention-concept.ts';
import { noteKind } from './note.ts';
import { relationKind } from './relation.ts';
import { reviewKind } from './review.ts';

type DecisionOf<K extends Decision['kind']> = Extract<Decision, { readonly kind: K }>;

/** The kinds of decisions, in the order in which a document keeps them. */
export const DECISION_KINDS = {
  mention: mentionKind,
  concept: conceptKind,
  'mention-concept': mentionConceptKind,
  relation: relationKind,
  'added-relation': addedRelationKind,
  note: noteKind,
  review: reviewKind,
} as const satisfies { readonly [K in Decision['kind']]: DecisionKind<DecisionOf<K>> };

/** The module of a decision's kind. TypeScript does not see that the two belong together; the table's type says it. */
export const kindOf = <D extends Decision>(decision: D): DecisionKind<D> =>
  DECISION_KINDS[decision.kind] as unknown as DecisionKind<D>;
