import type { Mention } from '../annotation.ts';
import type { Context } from '../context/context.ts';
import type { RelationEntity, RelationMention } from '../relate/relation-entity.ts';
import { indexAfter } from '../text/rising.ts';
import { outermost, type Span } from '../text/span.ts';
import { type Passage, sentenceOf } from '../tokenize/passage.ts';
import type { Encoding } from '../tokenize/word-piece.ts';

/** The pieces [first, end) that a span of text touches; undefined when it touches none. */
export function piecesOf(
  span: Span,
  { starts, ends }: Encoding,
): { readonly first: number; readonly end: number } | undefined {
  const first = indexAfter(ends, span.start);
  let end = first;
  while (end < starts.length && (starts[end] ?? 0) < span.end) end += 1;
  return end > first ? { first, end } : undefined;
}

/** The text of the word pieces [first, end), with what stands between them; pieces before the first are none. */
export const textOfPieces =
  (text: string, { starts, ends }: Encoding) =>
  (first: number, end: number): string =>
    text.slice(starts[Math.max(0, first)] ?? text.length, end > 0 ? ends[end - 1] : 0);

/**
 * Entities from mentions that may belong to several of them (composite mentions in corpora do).
 *
 * @param contextOf what the words around a mention say of it
 */
export function groupMentions(
  mentions: readonly (Span & {
    readonly id: string;
    readonly type: string;
    readonly groups: readonly string[];
  })[],
  { encoding, sentenceStarts }: Passage,
  contextOf: (mention: Span) => Context,
): RelationEntity[] {
  const groups = new Map<string, { key: string; type: string; mentions: RelationMention[] }>();
  for (const mention of mentions) {
    const pieces = piecesOf(mention, encoding);
    if (!pieces) continue;
    for (const key of mention.groups) {
      const group = groups.get(key) ?? { key, type: mention.type, mentions: [] };
      groups.set(key, group);
      group.mentions.push({
        id: mention.id,
        ...pieces,
        sentence: sentenceOf(sentenceStarts, pieces.first),
        context: contextOf(mention),
      });
    }
  }
  return [...groups.values()];
}

/** The entities of a stretch that may be related: a name within a longer one ('serine' in 'serine/threonine kinase') is none. */
export const groupsOf = (
  mentions: readonly Mention[],
  passage: Passage,
  contextOf: (mention: Span) => Context,
): RelationEntity[] =>
  groupMentions(
    outermost(mentions).map((mention) => ({ ...mention, groups: [mention.group] })),
    passage,
    contextOf,
  );
