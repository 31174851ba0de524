import type { EventOf } from '../events.ts';
import type { State } from '../model.ts';

type OpeningEvent = EventOf<'opening-started' | 'opening-advanced' | 'opening-ended'>;

/** The files being opened; events of an outdated opening are ignored. */
export function reduceOpening(state: State, event: OpeningEvent): State {
  if (event.type === 'opening-started') {
    return { ...state, opening: { id: event.id, name: event.name, done: 0, of: 0 } };
  }
  if (state.opening?.id !== event.id) return state;
  if (event.type === 'opening-advanced') {
    return { ...state, opening: { id: event.id, ...event.progress } };
  }
  const { opening: _, ...rest } = state;
  return rest;
}
