import type { Tracked } from '../../core/document/history.ts';
import { emptyHistory } from '../../core/document/model.ts';
import { assertNever } from '../../core/errors.ts';
import type { Stack } from '../../formats/desk/desk.ts';
import type { EventOf } from './events.ts';
import type { State } from './model.ts';
import { readingFor } from './reduce-reading.ts';
import { withoutSubject } from './reduce-view.ts';

type StackEvent = EventOf<
  | 'opening-started'
  | 'opening-advanced'
  | 'opening-ended'
  | 'documents-opened'
  | 'stack-turned'
  | 'stack-closed'
>;

/** Files being opened, and the documents that came in them. */
export function reduceStack(state: State, event: StackEvent): State {
  switch (event.type) {
    case 'opening-started':
      return { ...state, opening: { name: event.name, done: 0, of: 0 } };
    case 'opening-advanced':
      return state.opening ? { ...state, opening: event.progress } : state;
    case 'opening-ended': {
      const { opening: _, ...rest } = state;
      return rest;
    }
    case 'documents-opened': {
      const entries = event.documents.map((document) => ({ document, history: emptyHistory }));
      const [first] = entries;
      if (!first) return state;
      const stack: Stack | undefined =
        entries.length > 1 ? { name: event.name, entries, at: 0 } : undefined;
      return { ...replace(state, first, stack), origin: event.origin };
    }
    case 'stack-turned':
      return turn(state, event.to);
    case 'stack-closed': {
      const { stack: _, ...rest } = state;
      return rest;
    }
    default:
      return assertNever(event);
  }
}

/** The stack with the document on the page put back to its place, as it is now. */
function putBack({ stack, document, history }: State): Stack | undefined {
  if (stack?.at === undefined || !document) return stack;
  const entries = stack.entries.map((entry, index) =>
    index === stack.at ? { document, history } : entry,
  );
  return { ...stack, entries };
}

/** None of them lies on the page. */
const withoutPlace = ({ at: _, ...stack }: Stack): Stack => stack;

function turn(state: State, to: number): State {
  const stack = putBack(state);
  const entry = stack?.entries[to];
  if (!stack || !entry || to === stack.at) return state;
  const { document, history } = state;
  const isLoose = document && stack.at === undefined;
  return show(state, entry, {
    stack: { ...stack, at: to },
    ...(isLoose ? { previous: { document, history } } : keptPrevious(state)),
  });
}

const keptPrevious = ({ previous }: State) => (previous ? { previous } : {});

/**
 * Another document, or none; the one there was can be had back: from its stack, which stays, or as the previous one.
 * Another stack makes the stack there was a part of what can be had back.
 */
export function replace(
  state: State,
  tracked: Tracked | undefined,
  newStack?: Stack | undefined,
): State {
  const stack = putBack(state);
  const { document, history } = state;
  const isLoose = document && stack?.at === undefined;
  const put = stack?.entries[stack.at ?? 0];
  if (newStack && stack && put) {
    const previous = { ...(isLoose ? { document, history } : put), stack };
    return show(state, tracked, { stack: newStack, previous });
  }
  return show(state, tracked, {
    ...(newStack ? { stack: newStack } : stack && { stack: withoutPlace(stack) }),
    ...(isLoose ? { previous: { document, history } } : keptPrevious(state)),
  });
}

function show(
  state: State,
  tracked: Tracked | undefined,
  besides: Pick<State, 'stack' | 'previous'>,
): State {
  const { document: _, origin: __, refused: ___, previous: ____, stack: _____, ...rest } = state;
  const next: State = {
    ...rest,
    history: emptyHistory,
    ...tracked,
    ...besides,
    asking: { status: 'none' },
    view: withoutSubject(state.view),
  };
  return { ...next, reading: readingFor(next) };
}
