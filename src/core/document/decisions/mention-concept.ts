import * as v from 'valibot';
import { placeKey, refOf } from '../mention-places.ts';
import type { MentionConceptDecision } from '../model.ts';
import { conceptFields, decidedFields, mentionRefSchema } from '../schema.ts';
import type { DecisionKind } from './kind.ts';

/** Whether a choice that was made for a type is one for what the mention is now. */
export const isOfType = (type: string | undefined, mention: { readonly type: string }): boolean =>
  type === undefined || type === mention.type;

/** What one mention is. It goes before what was decided for its name. */
export const mentionConceptKind = {
  key: ({ mention }) => `mention-concept ${placeKey(mention)}`,
  compare: (a, b) => a.mention.start - b.mention.start,
  move(decision, { move }) {
    const mention = move(decision.mention);
    return mention && { ...decision, mention };
  },
  places: ({ mention }) => [mention],
  refs: ({ mention }) => [mention],
  isShown: ({ mention, type }, { mentions }) =>
    mentions.some((one) => placeKey(refOf(one)) === placeKey(mention) && isOfType(type, one)),
  schema: v.object({
    kind: v.literal('mention-concept'),
    mention: mentionRefSchema,
    type: v.exactOptional(v.string()),
    concept: v.exactOptional(v.object(conceptFields)),
    ...decidedFields,
  }),
} as const satisfies DecisionKind<MentionConceptDecision>;
