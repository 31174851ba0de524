import { emptyHistory } from '../../core/document/model.ts';
import type { Desk } from '../../formats/desk/desk.ts';
import type { EventOf } from './events.ts';
import type { State } from './model.ts';
import { readingFor } from './reduce-reading.ts';
import { withoutSubject } from './reduce-view.ts';

type KeepingStateEvent = EventOf<
  | 'desk-restored'
  | 'keeping-failed'
  | 'keeping-worked'
  | 'everything-forgotten'
  | 'not-kept-dismissed'
>;

export function reduceKeeping(state: State, event: KeepingStateEvent): State {
  switch (event.type) {
    case 'desk-restored':
      return restore(state, event.desk);
    case 'keeping-failed':
      return { ...state, notKept: event.failure };
    case 'everything-forgotten': {
      const { document: _d, previous: _p, origin: _o, refused: _r, notKept: _n, ...rest } = state;
      return {
        ...rest,
        history: emptyHistory,
        reading: { status: 'none' },
        asking: { status: 'none' },
        view: withoutSubject(state.view),
      };
    }
    case 'keeping-worked':
    case 'not-kept-dismissed': {
      const { notKept: _, ...rest } = state;
      return rest;
    }
  }
}

function restore(state: State, desk: Desk): State {
  const { document, history, previous, stack, guideline, question } = desk;
  const next: State = {
    ...state,
    history,
    ...(document && { document }),
    ...(previous && { previous }),
    ...(stack && { stack }),
    ...(guideline !== undefined && { view: { ...state.view, guideline } }),
    ...(document && question !== undefined && { asking: { status: 'wanted', question } }),
  };
  return { ...next, reading: readingFor(next) };
}
