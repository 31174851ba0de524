import * as v from 'valibot';
import { isSameEntity } from '../entity-names.ts';
import type { ConceptDecision } from '../model.ts';
import { conceptFields, decidedFields, entityNamesSchema } from '../schema.ts';
import type { DecisionKind } from './kind.ts';

/** What an entity is, for every mention that has one of its names. An edit leaves it alone: it is about no place. */
export const conceptKind = {
  key: ({ entity }) => `concept ${JSON.stringify(entity)}`,
  move: (decision) => decision,
  isShown: ({ entity }, { mentions }) =>
    mentions.some(({ type, text }) => isSameEntity(entity, { type, names: [text] })),
  schema: v.object({
    kind: v.literal('concept'),
    entity: entityNamesSchema,
    concept: v.exactOptional(v.object(conceptFields)),
    ...decidedFields,
  }),
} as const satisfies DecisionKind<ConceptDecision>;
