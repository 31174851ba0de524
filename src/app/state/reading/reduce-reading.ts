import type { ModelReading } from '../../../core/document/model.ts';
import {
  isReadLike,
  knownPart,
  type Unread,
  unreadOf,
  withLinking,
  withMatterUnread,
  withRead,
} from '../../../core/document/read-again.ts';
import { assertNever, type Failure } from '../../../core/errors.ts';
import { matterIn } from '../../../core/text/matter.ts';
import { sentenceSpans } from '../../../core/text/sentences.ts';
import { overlaps, type Span } from '../../../core/text/span.ts';
import { impactOf } from '../annotator/failure-impact.ts';
import type { EventOf } from '../events.ts';
import type { ReadingState, State } from '../model.ts';
import { withoutSubject } from '../view/reduce-view.ts';
import {
  byOf,
  emptyReading,
  linkingOfJob,
  mannerOf,
  showFound,
  withReading,
} from './reading-so-far.ts';
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
      // A reading without the dictionary no longer counts; a person's decisions stay.
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

/** The parts of the current document that must be read. */
function unreadIn(state: State): Unread {
  const { document, engine } = state;
  const reading = document?.reading;
  if (!reading) return 'all';
  const opened = engine.status === 'ready' ? engine.opened : undefined;
  const wanted = mannerOf(state, opened?.manifest.entities.defaultGuideline ?? reading.guideline);
  // Until the vocabularies are loaded, those of the stored reading are assumed.
  const known = !state.vocabularies &&
    reading.vocabularies && { vocabularies: reading.vocabularies };
  return unreadOf(reading, { ...wanted, ...known }, opened?.manifest ?? reading.by.pack);
}

/** The state of reading after a change of the document or the settings. */
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
  const text = state.document?.text ?? '';
  if (!base || unread === 'all') {
    const leftOut = matterIn(text).filter((span) => !isWanted(base, span));
    // The mentions of an unfinished reading stay until the new one has found more.
    const guideline = selectGuideline(state);
    const isResumed =
      base && guideline !== undefined && isReadLike(base, mannerOf(state, guideline));
    const shown = isResumed ? (base?.mentions.length ?? 0) : 0;
    // The mentions get new ids, so dialogs about old ones close. The focus stays at its place (`viewAfter`).
    const left = sentencesOf(text, leftOut);
    const all = { ...reading, shown, left, ...(leftOut.length > 0 && { leftOut }) };
    const { focus } = state.view;
    const view = { ...withoutSubject(state.view), ...(focus?.kind === 'mention' && { focus }) };
    return { ...state, reading: all, view };
  }
  const focus = unread === 'nothing' ? [] : unread.focus;
  const again = { focus, known: knownPart(base) };
  return { ...state, reading: { ...reading, left: focus, again } };
}

/** Whether a part of the text that is left out by default was asked for while an earlier reading was unfinished. */
const isWanted = (base: ModelReading | undefined, matter: Span): boolean =>
  base?.unread.some((span) => overlaps(span, matter)) === true;

/** The sentences of a text without those that are left out. */
const sentencesOf = (text: string, leftOut: readonly Span[]): readonly Span[] =>
  sentenceSpans(text).flatMap(({ start, end }) =>
    leftOut.some((span) => overlaps(span, { start, end })) ? [] : [{ start, end }],
  );

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
  const { mentions, read, settled = reading.settled } = event.reading;
  const found = [...reading.found, ...mentions];
  const next = { ...state, reading: { ...reading, found, read, ...(settled && { settled }) } };
  // Each change of the document computes everything shown again, so for a long text changes are made in steps of one
  // twentieth.
  const isWorthShowing = (found.length - reading.shown) * 20 >= reading.shown;
  return isWorthShowing ? showFound(next) : next;
}

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
