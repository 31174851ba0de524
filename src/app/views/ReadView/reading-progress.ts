import type { State } from '../../state/model.ts';
import { pageState } from '../../state/reading/select-reading.ts';

/** Tells whether the panels show everything: a failed or stopped reading says nothing about the rest. */
export function readingProgress(state: State): 'unread' | 'reading' | 'read' {
  const status = pageState(state);
  if (status === 'loading' || status === 'reading') return 'reading';
  return state.reading.status === 'done' ? 'read' : 'unread';
}
