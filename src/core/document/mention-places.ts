import type { Mention } from '../annotation.ts';
import type { GroupNamer } from '../relate/group-name.ts';
import { remember } from '../remember.ts';
import type { Span } from '../text/span.ts';
import type { MentionDecision, MentionRef, ResolvedMention } from './model.ts';

/** What is the same for two references exactly when they mean one mention. */
export const placeKey = ({ start, end, type, nth }: Omit<MentionRef, 'text'>): string =>
  `${start} ${end}${nth === undefined ? '' : `#${nth}`} ${type}`;

/** `placeKey` of a mention as it was said; remembered, for it is asked of all mentions with every decision. */
export const saidKey = remember((mention: Mention): string => placeKey(mention));

/** `coverKey` of a mention, with its type; likewise. */
const typedCover = remember((mention: Mention): string => coverKey(partsOf(mention), mention.type));

/** How decisions refer to a mention, whatever was made of it since. */
export function refOf({ decision, before, ...mention }: ResolvedMention): MentionRef {
  const { start, end, text, type } = decision?.mention ?? before ?? mention;
  return { start, end, text, type, ...(decision?.nth !== undefined && { nth: decision.nth }) };
}

/** Parts of a mention: several where it is in pieces. UTF-16, half-open. */
export const partsOf = ({ start, end, spans }: Mention): readonly Span[] =>
  spans ?? [{ start, end }];

/** What a mention is named by: its text, and where the pieces of one in pieces are. */
export type Named = Pick<Mention, 'text'> & Partial<Pick<Mention, 'start' | 'spans'>>;

/** What a mention is called: its text, or of one in pieces these, with a sign for what lies between them. */
export const surfaceOf = ({ text, spans, start = spans?.[0]?.start ?? 0 }: Named): string =>
  spans ? spans.map((part) => text.slice(part.start - start, part.end - start)).join(' … ') : text;

/** What is the same for two mentions exactly when they cover the same text, with the same type where one is given. */
export const coverKey = (parts: readonly Span[], type = ''): string =>
  `${parts.map(({ start, end }) => `${start}-${end}`).join(';')} ${type}`;

/** A mention with what a person decided and made of it. */
export function changedMention(
  mention: ResolvedMention,
  decision: MentionDecision,
  text: string,
  groupOf: GroupNamer,
): ResolvedMention {
  const { verdict, change } = decision;
  if (!change) return { ...mention, verdict, decision };
  const { verdict: _, source: __, imported: ___, ...before } = mention;
  const { spans: ____, ...rest } = mention;
  const spans = change.spans ?? partsOf(mention);
  const start = spans[0]?.start ?? mention.start;
  const end = spans.at(-1)?.end ?? mention.end;
  const type = change.type ?? mention.type;
  return {
    ...{ ...rest, start, end, text: text.slice(start, end), type },
    group: groupOf({ start, end, type }),
    ...(spans.length > 1 && { spans }),
    ...{ verdict, decision, before },
  };
}

/**
 * Of mentions that cover the same text with the same type one: the accepted before the undecided, that before the
 * rejected. Its `others` are those that give way.
 */
export function withoutDoubles(mentions: readonly ResolvedMention[]): ResolvedMention[] {
  const byCover = new Map<string, ResolvedMention>();
  for (const mention of mentions) {
    const key = typedCover(mention);
    const other = byCover.get(key);
    if (!other) byCover.set(key, mention);
    else {
      const isBetter = RANK[mention.verdict] > RANK[other.verdict];
      const [stays, goes] = isBetter ? [mention, other] : [other, mention];
      const others = [...(stays.others ?? []), goes, ...(goes.others ?? [])];
      byCover.set(key, { ...stays, others });
    }
  }
  return [...byCover.values()];
}

const RANK = { accepted: 2, undecided: 1, rejected: 0 } as const;
