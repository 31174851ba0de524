import { assertNever } from '../../../core/errors.ts';
import type { EventOf } from '../events.ts';
import type { State } from '../model.ts';
import { readingFor } from '../reading/reduce-reading.ts';

type EngineStateEvent = EventOf<
  | 'engine-opening'
  | 'engine-progressed'
  | 'engine-fell-back'
  | 'engine-opened'
  | 'engine-failed'
  | 'engine-retried'
  | 'models-changed'
  | 'fallback-dismissed'
>;

export function reduceEngine(state: State, event: EngineStateEvent): State {
  switch (event.type) {
    case 'engine-opening':
      return { ...state, engine: { status: 'loading' } };
    case 'engine-progressed':
      if (state.engine.status !== 'loading') return state;
      return { ...state, engine: { status: 'loading', progress: event.progress } };
    case 'engine-fell-back':
      return {
        ...startReadingOver(state),
        engine: { status: 'loading' },
        // A missing WebGPU is no failure to report; the engine's chip shows what is used.
        ...(event.reason.code !== 'engine-unavailable' && { fallback: event.reason }),
      };
    case 'engine-opened':
      return readByThis({ ...state, engine: { status: 'ready', opened: event.opened } });
    case 'engine-failed':
      return { ...state, engine: { status: 'failed', failure: event.failure } };
    case 'engine-retried':
      return state.engine.status === 'failed' ? { ...state, engine: { status: 'idle' } } : state;
    case 'models-changed': {
      // The guideline of a removed model cannot be followed any more.
      const { guideline: _, ...view } = state.view;
      const reading = state.document ? ({ status: 'wanted' } as const) : state.reading;
      return { ...state, engine: { status: 'idle' }, view, reading };
    }
    case 'fallback-dismissed': {
      const { fallback: _, ...rest } = state;
      return rest;
    }
    default:
      return assertNever(event);
  }
}

/** A restored text that another pack has read is read again. */
const readByThis = (state: State): State =>
  state.reading.status === 'done' ? { ...state, reading: readingFor(state) } : state;

/** After a change of engine, a text being read is read again from its start. */
function startReadingOver(state: State): State {
  if (state.reading.status !== 'reading') return state;
  const { read: _, settled: __, ...reading } = state.reading;
  return { ...state, reading: { ...reading, found: [], shown: 0 } };
}
