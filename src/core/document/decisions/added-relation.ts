import * as v from 'valibot';
import type { AddedRelationDecision } from '../model.ts';
import { decidedFields, mentionRefSchema, name } from '../schema.ts';
import type { DecisionKind } from './kind.ts';

/** A relation that a person added between two mentions. An edit that touches one of them takes it along. */
export const addedRelationKind = {
  key: ({ id }) => `added-relation ${id}`,
  move(decision, { move }) {
    const [head, tail] = [move(decision.head), move(decision.tail)];
    return head && tail && { ...decision, head, tail };
  },
  places: ({ head, tail }) => [head, tail],
  refs: ({ head, tail }) => [head, tail],
  isShown: ({ id }, { relations }) =>
    relations.some(({ decision }) => decision?.kind === 'added-relation' && decision.id === id),
  schema: v.object({
    kind: v.literal('added-relation'),
    id: name,
    schema: name,
    type: name,
    directed: v.boolean(),
    head: mentionRefSchema,
    tail: mentionRefSchema,
    ...decidedFields,
  }),
} as const satisfies DecisionKind<AddedRelationDecision>;
