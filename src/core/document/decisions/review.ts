import * as v from 'valibot';
import type { ReviewDecision } from '../model.ts';
import { decidedFields } from '../schema.ts';
import type { DecisionKind } from './kind.ts';

/** That a document is reviewed. The decision is about no place of the text, so an edit leaves it alone. */
export const reviewKind = {
  key: () => 'review',
  move: (decision) => decision,
  isShown: () => true,
  schema: v.object({ kind: v.literal('review'), ...decidedFields }),
} as const satisfies DecisionKind<ReviewDecision>;
