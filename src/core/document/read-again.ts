import type { Mention, ReadCount, Relation } from '../annotation.ts';
import { matterIn } from '../text/matter.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';
import { joinRelations, keepEvidence } from './join-relations.ts';
import { linkingFor } from './linking.ts';
import {
  isComplete,
  isSameSources,
  type ModelLinking,
  type ModelReading,
  type Provenance,
} from './model.ts';

/** What of a text has to be read: nothing, these spans only (UTF-16, may be none), or all of it. */
export type Unread = 'nothing' | 'all' | { readonly focus: readonly Span[] };

/** How a text is to be read. */
export type Manner = Pick<ModelReading, 'guideline' | 'isWithoutDictionary' | 'vocabularies'>;

/** Whether a text was read in that manner. */
export const isReadLike = (reading: ModelReading, wanted: Manner): boolean =>
  reading.guideline === wanted.guideline &&
  reading.isWithoutDictionary === wanted.isWithoutDictionary &&
  isSameSources(reading.vocabularies ?? [], wanted.vocabularies ?? []);

/** What is left to read in a manner, by a pack, which may both be others than those it was read in and by before. */
export function unreadOf(
  reading: ModelReading | undefined,
  wanted: Manner,
  pack: Provenance['pack'],
): Unread {
  if (!reading) return 'all';
  const { by, read, isBrokenOff } = reading;
  if (read.pieces < read.of && !isBrokenOff) return 'all';
  if (!isReadLike(reading, wanted) || by.pack.id !== pack.id) return 'all';
  if (by.pack.version !== pack.version) return 'all';
  return isComplete(reading) ? 'nothing' : { focus: reading.unread };
}

/** The reading without what was said of its unread sentences: what their reading can build upon. */
export function knownPart(reading: ModelReading): ModelReading {
  const mentions = reading.mentions.filter(
    (mention) => !reading.unread.some((span) => overlaps(span, mention)),
  );
  const kept = new Set(mentions.map((mention) => mention.id));
  const relations = reading.relations.flatMap((relation) => keepEvidence(relation, kept));
  return withLinking({ ...reading, mentions, relations }, reading.linking);
}

/** A reading with what is known of the concepts of its mentions. */
export function withLinking(
  { linking: _, ...reading }: ModelReading,
  known: ModelLinking | undefined,
): ModelReading {
  const linking = linkingFor(known, reading.mentions);
  return linking ? { ...reading, linking } : reading;
}

/** A reading whose left out parts are wanted: they wait to be read. */
export function withMatterUnread(
  { isWithoutMatter: _, ...reading }: ModelReading,
  text: string,
): ModelReading {
  const matter = matterIn(text).map(({ start, end }) => ({ start, end }));
  return { ...reading, unread: [...reading.unread, ...matter].sort(compareSpans) };
}

/**
 * The known part while the rest is read: what was found so far is in, the sentences stay unread.
 *
 * @param known as `knownPart` gives it
 */
export const withFound = (known: ModelReading, found: readonly Mention[]): ModelReading => ({
  ...known,
  mentions: [...known.mentions, ...found].sort(compareSpans),
});

/**
 * The known part while the rest is read, as far as it is settled: a reading that is broken off now goes on behind it.
 *
 * @param left all that was to be read
 */
export function withSettled(
  known: ModelReading,
  found: readonly Mention[],
  left: readonly Span[],
  { end, relations }: { readonly end: number; readonly relations: readonly Relation[] },
): ModelReading {
  const all = withFound(known, found);
  return {
    ...all,
    relations: joinRelations(all.mentions, known.relations, relations),
    unread: left.filter((span) => span.end > end),
  };
}

/** The known part once the rest has been read. */
export function withRead(
  { isBrokenOff: _, ...known }: ModelReading,
  fresh: {
    readonly mentions: readonly Mention[];
    readonly relations: readonly Relation[];
    readonly read: ReadCount;
  },
): ModelReading {
  const { mentions } = withFound(known, fresh.mentions);
  const relations = joinRelations(mentions, known.relations, fresh.relations);
  return { ...known, mentions, relations, read: fresh.read, unread: [] };
}
