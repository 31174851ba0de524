import type {
  ModelLinking,
  ModelReading,
  Provenance,
  TextDocument,
} from '../../../core/document/model.ts';
import {
  type Manner,
  withFound,
  withLinking,
  withSettled,
} from '../../../core/document/read-again.ts';
import type { Span } from '../../../core/text/span.ts';
import type { OpenedPack } from '../../../engine/contract/protocol.ts';
import { sourcesToFind } from '../linking/own-sources.ts';
import type { ReadingState, State } from '../model.ts';

/** Adds what the current reading has found so far to the document. */
export function showFound(state: State): State {
  const { document, engine, reading } = state;
  if (!document || engine.status !== 'ready' || reading.status !== 'reading') return state;
  const { again, found, read, left, settled } = reading;
  if (!read || found.length < reading.shown) return state;
  const known = again?.known ?? emptyReading(engine.opened, state, reading.leftOut);
  // After an edit the count is that of the whole text already, and only sentences wait.
  const isOfEdit = again !== undefined && !again.known.isBrokenOff;
  // The count is incomplete until the relations are there, whatever the number of windows.
  const soFar = { ...read, pieces: Math.max(0, Math.min(read.pieces, read.of - 1)) };
  const base = {
    ...{ ...known, ...(!isOfEdit && { read: soFar }) },
    ...(settled && !isOfEdit && { isBrokenOff: true as const }),
  };
  const whole = settled ? withSettled(base, found, left, settled) : withFound(base, found);
  return {
    ...state,
    document: withReading(document, withLinking(whole, linkingOfJob(document, reading))),
    reading: { ...reading, shown: found.length },
  };
}

/** The links of the mentions that this job found; those of another reading have other ids. */
export function linkingOfJob(
  { reading: shown }: TextDocument,
  { again, found }: Extract<ReadingState, { status: 'reading' }>,
): ModelLinking | undefined {
  const [first] = found;
  const isOurs = again !== undefined || (first !== undefined && shown?.mentions.includes(first));
  return isOurs ? shown?.linking : undefined;
}

export const withReading = (document: TextDocument, reading: ModelReading): TextDocument => ({
  ...document,
  reading,
});

/** An empty reading with the page's settings. */
export const emptyReading = (
  opened: OpenedPack,
  state: State,
  leftOut: readonly Span[] | undefined,
): ModelReading => ({
  by: byOf(opened),
  ...mannerOf(state, opened.manifest.entities.defaultGuideline),
  mentions: [],
  relations: [],
  read: { pieces: 0, of: 0 },
  unread: [],
  ...(leftOut && { isWithoutMatter: true }),
});

export const byOf = ({ engine, manifest }: OpenedPack): Provenance => ({
  pack: { id: manifest.id, version: manifest.version },
  engine,
});

/** The settings with which the person wants texts to be read. */
export function mannerOf(state: State, defaultGuideline: string): Manner {
  const { guideline = defaultGuideline, isDictionaryOff } = state.view;
  const vocabularies = sourcesToFind(state) ?? [];
  return {
    guideline,
    ...(isDictionaryOff && { isWithoutDictionary: true }),
    ...(vocabularies.length > 0 && { vocabularies }),
  };
}
