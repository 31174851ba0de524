import type { Tracked } from '../../core/document/history.ts';
import { emptyHistory } from '../../core/document/model.ts';
import { assertNever } from '../../core/errors.ts';
import type { PutAway, Stack } from '../../formats/desk/desk.ts';
import type { EventOf } from './events.ts';
import type { State } from './model.ts';
import { withPutAway } from './put-away.ts';
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
      return { ...state, opening: { id: event.id, name: event.name, done: 0, of: 0 } };
    case 'opening-advanced':
      if (state.opening?.id !== event.id) return state;
      return { ...state, opening: { id: event.id, ...event.progress } };
    case 'opening-ended': {
      if (state.opening?.id !== event.id) return state;
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
      if (!state.stack || state.stack.at !== undefined) return state;
      const { stack, ...rest } = state;
      return withPutAway(rest, closed(stack));
    }
    default:
      return assertNever(event);
  }
}

/** The stack with the document on the page put back to its place, as it is now. */
export function putBack({ stack, document, history }: State): Stack | undefined {
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
  return show(withPutAway(state, looseOf(state)), entry, { ...stack, at: to });
}

/** The document on the page, where it is none of a stack. */
const looseOf = ({ document, history, stack }: State): PutAway | undefined =>
  document && stack?.at === undefined ? { document, history } : undefined;

/** A stack as it is put away: with the document that lies on the page, or its first one. */
function closed(stack: Stack): PutAway | undefined {
  const at = stack.at ?? 0;
  const entry = stack.entries[at];
  return entry && { ...entry, stack: { ...stack, at } };
}

/** All that lies on the page, as it is put away. */
export function onPage(state: State): PutAway | undefined {
  const stack = putBack(state);
  const loose = looseOf(state);
  if (!stack) return loose;
  return loose ? { ...loose, stack } : closed(stack);
}

/**
 * Another document, or none; the one there was can be had back: from its stack, which stays, or from what was put away.
 * Another stack takes the place of the one there was, which is put away with it.
 */
export function replace(state: State, tracked: Tracked | undefined, newStack?: Stack): State {
  if (newStack) return show(withPutAway(state, onPage(state)), tracked, newStack);
  const stack = putBack(state);
  return show(withPutAway(state, looseOf(state)), tracked, stack && withoutPlace(stack));
}

function show(state: State, tracked: Tracked | undefined, stack: Stack | undefined): State {
  const { document: _, origin: __, refused: ___, stack: ____, ...rest } = state;
  const next: State = {
    ...rest,
    history: emptyHistory,
    ...tracked,
    ...(stack && { stack }),
    asking: { status: 'none' },
    view: withoutSubject(state.view),
  };
  return { ...next, reading: readingFor(next) };
}
