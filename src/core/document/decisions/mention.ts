import * as v from 'valibot';
import { compareSpans, type Span } from '../../text/span.ts';
import { placeKey, refOf } from '../mention-places.ts';
import type { MentionDecision } from '../model.ts';
import { decidedFields, mentionSchema, name, span, verdictSchema } from '../schema.ts';
import type { DecisionKind } from './kind.ts';

/** A mention accepted, rejected, changed or added. It holds for whatever was said of its place and type. */
export const mentionKind = {
  key: (decision) => `mention ${keyOf(decision)}`,
  compare: (a, b) => compareSpans(a.mention, b.mention),
  move(decision, { move }) {
    const mention = move(decision.mention);
    const changed = decision.change?.spans;
    const hull = changed && hullOf(changed);
    const movedHull = hull && move(hull);
    if (!mention || (hull && !movedHull)) return undefined;
    const by = mention.start - decision.mention.start;
    const { spans } = decision.mention;
    const moved = { ...mention, ...(spans && { spans: spans.map((one) => shifted(one, by)) }) };
    if (!changed || !hull || !movedHull) return { ...decision, mention: moved };
    const now = changed.map((one) => shifted(one, movedHull.start - hull.start));
    return { ...decision, mention: moved, change: { ...decision.change, spans: now } };
  },
  places: ({ mention, change }) => [mention, ...(mention.spans ?? []), ...(change?.spans ?? [])],
  isShown: (decision, { mentions }) => {
    const key = keyOf(decision);
    return mentions.some((one) => placeKey(refOf(one)) === key);
  },
  schema: v.object({
    kind: v.literal('mention'),
    verdict: verdictSchema,
    mention: mentionSchema,
    nth: v.exactOptional(v.number()),
    added: v.exactOptional(v.literal(true)),
    change: v.exactOptional(
      v.object({
        type: v.exactOptional(name),
        spans: v.exactOptional(v.pipe(v.array(v.object(span)), v.minLength(1))),
      }),
    ),
    ...decidedFields,
  }),
} as const satisfies DecisionKind<MentionDecision>;

const keyOf = ({ mention: { start, end, type }, nth }: MentionDecision): string =>
  placeKey({ start, end, type, ...(nth !== undefined && { nth }) });

/** The span from the first part to the last. */
function hullOf(spans: readonly Span[]): Span {
  const [first, last] = [spans[0], spans.at(-1)];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
