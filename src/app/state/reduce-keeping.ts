import type { Desk } from '../../formats/desk/desk.ts';
import type { EventOf } from './events.ts';
import { type AskingState, initialState, type ReadingState, type State } from './model.ts';
import { putAwayOf, withAll } from './put-away.ts';
import { readingFor } from './reduce-reading.ts';
import { onPage } from './reduce-stack.ts';
import { withoutSubject } from './reduce-view.ts';

type KeepingStateEvent = EventOf<
  | 'desk-restored'
  | 'desk-offered'
  | 'desk-taken'
  | 'desk-kept-away'
  | 'desk-superseded'
  | 'keeping-failed'
  | 'keeping-worked'
  | 'everything-forgotten'
  | 'not-kept-dismissed'
>;

export function reduceKeeping(state: State, event: KeepingStateEvent): State {
  switch (event.type) {
    case 'desk-restored':
      return restore(state, event.desk);
    case 'desk-offered':
      return { ...state, offered: { id: event.id, desk: event.desk } };
    case 'desk-taken':
      if (!state.offered) return state;
      return { ...restore(state, state.offered.desk), supersedes: state.offered.id };
    case 'desk-kept-away': {
      const { offered: _, ...rest } = state;
      return rest;
    }
    case 'desk-superseded': {
      const { supersedes: _, ...rest } = state;
      return rest;
    }
    case 'keeping-failed':
      return { ...state, notKept: event.failure };
    case 'everything-forgotten':
      return forget(state);
    case 'keeping-worked':
    case 'not-kept-dismissed': {
      const { notKept: _, ...rest } = state;
      return rest;
    }
  }
}

/** What is there is put away, with what was put away before it. */
function restore(state: State, desk: Desk): State {
  const { offered: _, document: __, stack: ___, origin: ____, ...rest } = state;
  const { document, history, stack, guideline } = desk;
  const here = onPage(state);
  const all = [...(here ? [here] : []), ...putAwayOf(state), ...putAwayOf(desk)];
  const next: State = {
    ...withAll(rest, all),
    history,
    ...(document && { document }),
    ...(stack && { stack }),
    asking: { status: 'none' },
    view: {
      ...withoutSubject(state.view),
      ...(guideline !== undefined && { guideline }),
    },
  };
  return { ...next, reading: readingAgain(next, desk), asking: askingAgain(desk) };
}

/** A job that was under way when the page ended is repeated once; then the person is asked. */
function readingAgain(state: State, { readingRun }: Desk): ReadingState {
  const reading = readingFor(state);
  if (reading.status !== 'wanted' || !readingRun) return reading;
  return readingRun === 'begun' ? { status: 'wanted', isRepeated: true } : INTERRUPTED;
}

function askingAgain({ document, question, questionRun }: Desk): AskingState {
  if (!document || question === undefined) return { status: 'none' };
  switch (questionRun) {
    case undefined:
      return { status: 'wanted', question };
    case 'begun':
      return { status: 'wanted', question, isRepeated: true };
    default:
      return { ...INTERRUPTED, question };
  }
}

const INTERRUPTED = { status: 'failed', failure: { code: 'interrupted' } } as const;

/** Says what stays, so that nothing of a text can be forgotten here. */
function forget({ engine, fallback, vocabularies, view }: State): State {
  return {
    ...initialState,
    engine,
    ...(fallback && { fallback }),
    ...(vocabularies && { vocabularies }),
    view: withoutSubject(view),
  };
}
