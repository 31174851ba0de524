import type { Mention, ReadCount, Relation } from '../annotation.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';
import { joinRelations } from './join-relations.ts';
import { isComplete, type ModelReading, type Provenance } from './model.ts';

/** What of a text has to be read: nothing, these spans only (UTF-16, may be none), or all of it. */
export type Unread = 'nothing' | 'all' | { readonly focus: readonly Span[] };

/** What is left to read under a guideline, by a pack that may be another one than read it before. */
export function unreadOf(
  reading: ModelReading | undefined,
  guideline: string,
  pack: Provenance['pack'],
): Unread {
  if (!reading || reading.read.pieces < reading.read.of) return 'all';
  const { by } = reading;
  if (reading.guideline !== guideline || by.pack.id !== pack.id) return 'all';
  if (by.pack.version !== pack.version) return 'all';
  return isComplete(reading) ? 'nothing' : { focus: reading.unread };
}

/** Mentions that a reading of the unread sentences can build upon. */
export const knownMentions = ({ mentions, unread }: ModelReading): readonly Mention[] =>
  mentions.filter((mention) => !unread.some((span) => overlaps(span, mention)));

/** The reading while its unread sentences are read: what was found so far is in, they stay unread. */
export function withFound(reading: ModelReading, found: readonly Mention[]): ModelReading {
  const mentions = [...knownMentions(reading), ...found].sort(compareSpans);
  return { ...reading, mentions };
}

/** The reading once its unread sentences have been read. */
export function withRead(
  reading: ModelReading,
  fresh: {
    readonly mentions: readonly Mention[];
    readonly relations: readonly Relation[];
    readonly read: ReadCount;
  },
): ModelReading {
  const { mentions } = withFound(reading, fresh.mentions);
  const relations = joinRelations(mentions, reading.relations, fresh.relations);
  return { ...reading, mentions, relations, read: fresh.read, unread: [] };
}
