import type {
  ModelLinking,
  ModelReading,
  Provenance,
  TextDocument,
} from '../../../core/document/model.ts';
import type { Manner, Unread } from '../../../core/document/read-again.ts';
import {
  isReadLike,
  knownPart,
  unreadOf,
  withFound,
  withLinking,
  withMatterUnread,
  withRead,
} from '../../../core/document/read-again.ts';
import { assertNever, type Failure } from '../../../core/errors.ts';
import { matterIn } from '../../../core/text/matter.ts';
import type { Span } from '../../../core/text/span.ts';
import type { OpenedPack } from '../../../engine/contract/protocol.ts';
import { impactOf } from '../annotator/failure-impact.ts';
import type { EventOf } from '../events.ts';
import { sourcesToFind } from '../linking/own-sources.ts';
import type { ReadingState, State } from '../model.ts';
import { withoutSubject } from '../view/reduce-view.ts';
import { selectGuideline } from './select-reading.ts';

type ReadingEvent = EventOf<
  | 'dictionary-switched'
  | 'dictionary-retried'
  | 'dictionary-notice-dismissed'
  | 'guideline-chosen'
  | 'reading-started'
  | 'reading-advanced'
  | 'reading-finished'
  | 'reading-failed'
  | 'reading-stopped'
  | 'reading-retried'
  | 'matter-wanted'
>;

export function reduceReading(state: State, event: ReadingEvent): State {
  switch (event.type) {
    case 'guideline-chosen': {
      const view = { ...state.view, guideline: event.guideline };
      return { ...state, view, reading: readingFor({ ...state, view }) };
    }
    case 'dictionary-switched': {
      const view = { ...state.view, isDictionaryOff: !event.isOn };
      return { ...state, view, reading: readingFor({ ...state, view }) };
    }
    case 'dictionary-retried': {
      const { readAlone: _, document, ...rest } = state;
      if (!document) return state;
      // What was read without it is no reading any more; what a person decided stays.
      const { reading: __, ...unread } = document;
      return { ...rest, document: unread, reading: { status: 'wanted' } };
    }
    case 'dictionary-notice-dismissed': {
      const { readAlone: _, ...rest } = state;
      return rest;
    }
    case 'reading-started':
      return start(state, event.job);
    case 'reading-advanced':
    case 'reading-finished':
      return take(state, event);
    case 'reading-failed':
      return isCurrent(state, event.job) ? failReading(showFound(state), event.failure) : state;
    case 'reading-stopped':
      if (state.reading.status !== 'reading' && state.reading.status !== 'wanted') return state;
      return { ...showFound(state), reading: { status: 'cancelled' } };
    case 'reading-retried':
      return state.document ? { ...state, reading: { status: 'wanted' } } : state;
    case 'matter-wanted':
      return wantMatter(state);
    default:
      return assertNever(event);
  }
}

function wantMatter(state: State): State {
  const { document, reading } = state;
  if (!document?.reading?.isWithoutMatter || reading.status === 'reading') return state;
  const whole = withMatterUnread(document.reading, document.text);
  const next = { ...state, document: withReading(document, whole) };
  return { ...next, reading: readingFor(next) };
}

const isCurrent = ({ reading }: State, job: number): boolean =>
  reading.status === 'reading' && reading.job === job;

/** What has to be read of the document as it is now. */
function unreadIn(state: State): Unread {
  const { document, engine } = state;
  const reading = document?.reading;
  if (!reading) return 'all';
  const opened = engine.status === 'ready' ? engine.opened : undefined;
  const wanted = mannerOf(state, opened?.manifest.entities.defaultGuideline ?? reading.guideline);
  // Before it is known which vocabularies there are, those that a text was read with are taken to be.
  const known = !state.vocabularies &&
    reading.vocabularies && { vocabularies: reading.vocabularies };
  return unreadOf(reading, { ...wanted, ...known }, opened?.manifest ?? reading.by.pack);
}

/** How the person wants texts to be read. */
function mannerOf(state: State, defaultGuideline: string): Manner {
  const { guideline = defaultGuideline, isDictionaryOff } = state.view;
  const vocabularies = sourcesToFind(state) ?? [];
  return {
    guideline,
    ...(isDictionaryOff && { isWithoutDictionary: true }),
    ...(vocabularies.length > 0 && { vocabularies }),
  };
}

/** The state of reading after the document, or what is asked of it, has changed. */
export function readingFor(state: State): ReadingState {
  if (!state.document) return { status: 'none' };
  return unreadIn(state) === 'nothing' ? { status: 'done' } : { status: 'wanted' };
}

function start(state: State, job: number): State {
  const base = state.document?.reading;
  const unread = unreadIn(state);
  const { isRepeated } = state.reading.status === 'wanted' ? state.reading : {};
  const reading = {
    ...({ status: 'reading', job, found: [], shown: 0 } as const),
    ...(isRepeated && { isRepeated }),
  };
  if (!base || unread === 'all') {
    const leftOut = matterIn(state.document?.text ?? '');
    // What an unfinished reading found stays until this one has found more.
    const guideline = selectGuideline(state);
    const isResumed =
      base && guideline !== undefined && isReadLike(base, mannerOf(state, guideline));
    const shown = isResumed ? (base?.mentions.length ?? 0) : 0;
    // The mentions are numbered anew: what is in focus would become another one.
    const all = { ...reading, shown, ...(leftOut.length > 0 && { leftOut }) };
    return { ...state, reading: all, view: withoutSubject(state.view) };
  }
  const focus = unread === 'nothing' ? [] : unread.focus;
  return { ...state, reading: { ...reading, again: { focus, known: knownPart(base) } } };
}

function take(state: State, event: EventOf<'reading-advanced' | 'reading-finished'>): State {
  const { document, engine, reading } = state;
  if (!document || engine.status !== 'ready') return state;
  if (reading.status !== 'reading' || reading.job !== event.job) return state;
  if (event.type === 'reading-finished') {
    const { result } = event;
    const base = reading.again?.known ?? emptyReading(engine.opened, state, reading.leftOut);
    const read = { ...withRead(base, result), by: byOf(engine.opened) };
    const whole = withLinking(read, linkingOfJob(document, reading));
    const done = { status: 'done', elapsedMs: result.elapsedMs } as const;
    const { dictionaryFailure: readAlone } = result;
    return {
      ...{ ...state, document: withReading(document, whole), reading: done },
      ...(readAlone && { readAlone }),
    };
  }
  const { mentions, read } = event.reading;
  const found = [...reading.found, ...mentions];
  const next = { ...state, reading: { ...reading, found, read } };
  // Everything shown is computed anew with each change of the document: of a long text, every 20th part.
  const isWorthShowing = (found.length - reading.shown) * 20 >= reading.shown;
  return isWorthShowing ? showFound(next) : next;
}

/** Puts into the document what a reading under way has found so far. */
function showFound(state: State): State {
  const { document, engine, reading } = state;
  if (!document || engine.status !== 'ready' || reading.status !== 'reading') return state;
  const { again, found, read } = reading;
  if (!read || found.length < reading.shown) return state;
  const base = again?.known ?? {
    ...emptyReading(engine.opened, state, reading.leftOut),
    // Not complete before its relations are there too, whatever the number of windows.
    read: { ...read, pieces: Math.max(0, Math.min(read.pieces, read.of - 1)) },
  };
  return {
    ...state,
    document: withReading(
      document,
      withLinking(withFound(base, found), linkingOfJob(document, reading)),
    ),
    reading: { ...reading, shown: found.length },
  };
}

/** What was linked of the mentions that this job found: another reading's have other ids. */
function linkingOfJob(
  { reading: shown }: TextDocument,
  { again, found }: Extract<ReadingState, { status: 'reading' }>,
): ModelLinking | undefined {
  const [first] = found;
  const isOurs = again !== undefined || (first !== undefined && shown?.mentions.includes(first));
  return isOurs ? shown?.linking : undefined;
}

const withReading = (document: TextDocument, reading: ModelReading): TextDocument => ({
  ...document,
  reading,
});

/** A reading of nothing yet, in the manner that the page asks for. */
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

function failReading(state: State, failure: Failure): State {
  switch (impactOf(failure)) {
    case 'stopped':
      return { ...state, reading: { status: 'cancelled' } };
    case 'unusable':
      return { ...state, engine: { status: 'failed', failure }, reading: { status: 'wanted' } };
    case 'lost':
      return { ...state, engine: { status: 'idle' }, reading: { status: 'failed', failure } };
    case 'unharmed':
      return { ...state, reading: { status: 'failed', failure } };
  }
}
