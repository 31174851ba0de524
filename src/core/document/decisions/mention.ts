import * as v from 'valibot';
import { compareSpans } from '../../text/span.ts';
import type { MentionDecision } from '../model.ts';
import { mentionSchema, verdictSchema } from '../schema.ts';
import type { DecisionKind } from './kind.ts';

/** A mention accepted or rejected. It holds for whatever has its span and type. */
export const mentionKind = {
  key: ({ mention: { start, end, type } }) => `mention ${start} ${end} ${type}`,
  compare: (a, b) => compareSpans(a.mention, b.mention),
  move(decision, { move }) {
    const mention = move(decision.mention);
    return mention && { ...decision, mention };
  },
  quotes: ({ mention }) => [mention],
  isShown: ({ mention }, { mentions }) =>
    mentions.some(
      ({ start, end, type }) =>
        start === mention.start && end === mention.end && type === mention.type,
    ),
  schema: v.object({ kind: v.literal('mention'), verdict: verdictSchema, mention: mentionSchema }),
} as const satisfies DecisionKind<MentionDecision>;
