import type { Tracked } from '../../core/document/history.ts';
import type { PutAway } from '../../formats/desk/desk.ts';
import type { State } from './model.ts';

/** What was put away, so that it can be had back: the latest in any case, those before it while they hold work. */

type Holder = Pick<State, 'previous' | 'earlier'>;

/** The latest first. */
export const putAwayOf = ({ previous, earlier = [] }: Holder): readonly PutAway[] =>
  previous ? [previous, ...earlier] : earlier;

/** `state` with one more put away. */
export const withPutAway = (state: State, added: PutAway | undefined): State =>
  added ? withAll(state, [added, ...putAwayOf(state)]) : state;

/** `state` with exactly these put away, the latest first; what is only a text goes, unless it is the latest. */
export function withAll(state: State, all: readonly PutAway[]): State {
  const { previous: _, earlier: __, ...rest } = state;
  const [previous, ...others] = all;
  const earlier = others.filter(hasWork);
  return {
    ...rest,
    ...(previous && { previous }),
    ...(earlier.length > 0 && { earlier }),
  };
}

/** Whether a person has done anything to it that pasting the text again would not bring back. */
export const hasWork = ({ stack, ...tracked }: PutAway): boolean =>
  [tracked, ...(stack?.entries ?? [])].some(isWorkedOn);

const isWorkedOn = ({ document, history }: Tracked): boolean =>
  document.decisions.length > 0 || document.questions.length > 0 || history.undo.length > 0;
