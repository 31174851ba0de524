import type { Operation } from '../../../core/document/model.ts';
import { removeQuestion } from '../../../core/document/operations.ts';
import { assertNever } from '../../../core/errors.ts';
import { textareaEdit } from '../../../core/text/edit.ts';
import { type Logged, perform } from '../../../core/workspace/log.ts';
import { stepOf } from '../../../core/workspace/step.ts';
import { askingAfterEdit } from '../asking/reduce-asking.ts';
import { afterEdit, afterRetracing, afterTextEdit } from '../curation/reduce-curation.ts';
import type { EventOf } from '../events.ts';
import type { ReadingState, State } from '../model.ts';
import { readingFor } from '../reading/reduce-reading.ts';
import { withoutSubject } from '../view/reduce-view.ts';
import { redone, undone } from './retrace.ts';

type DocumentEvent = EventOf<
  | 'text-typed'
  | 'input-refused'
  | 'refusal-dismissed'
  | 'origin-dismissed'
  | 'text-edited'
  | 'title-changed'
  | 'edit-made'
  | 'undone'
  | 'redone'
  | 'question-removed'
>;

export function reduceDocument(state: State, event: DocumentEvent): State {
  switch (event.type) {
    case 'input-refused':
      return { ...state, refused: event.failure };
    case 'refusal-dismissed':
      return withoutRefusal(state);
    case 'origin-dismissed':
      return withoutOrigin(state);
    case 'text-typed':
      return event.text === state.typed ? state : { ...state, typed: event.text };
    case 'undone':
      return afterRetracing(state, track(state, undone), 'Undone');
    case 'redone':
      return afterRetracing(state, track(state, redone), 'Done again');
    case 'edit-made': {
      const next = made(state, event.operation);
      return next === state ? state : afterEdit(state, next, event);
    }
    case 'text-edited':
      return afterTextEdit(state, made(state, operationFor(state, event)));
    default:
      return made(state, operationFor(state, event));
  }
}

function made(state: State, operation: Operation | undefined): State {
  const step = operation && state.document && stepOf(state.document, operation);
  if (!step) return state;
  // The word pieces are counted again even when no sentence must be read.
  return track(
    state,
    (logged) => perform(logged, step),
    () => ({ status: 'wanted' }),
  );
}

type OperationEvent = EventOf<'text-edited' | 'title-changed' | 'question-removed'>;

/** The operation of an event; undefined when it would change nothing. */
function operationFor(state: State, event: OperationEvent): Operation | undefined {
  const { document } = state;
  if (!document) return undefined;
  switch (event.type) {
    case 'text-edited': {
      const edit = textareaEdit(document.text, event.value);
      return edit && { kind: 'edit-text', edit };
    }
    case 'title-changed':
      return event.title === document.title ? undefined : { kind: 'rename', title: event.title };
    case 'question-removed': {
      const isKept = document.questions.some(({ id }) => id === event.id);
      return isKept ? removeQuestion(document, event.id) : undefined;
    }
    default:
      return assertNever(event);
  }
}

/** Applies an operation. When the text changes, the jobs for the engine are decided again. */
function track(
  state: State,
  change: (logged: Logged) => Logged,
  readingAfter: (state: State) => ReadingState = readingFor,
): State {
  const { document, log } = state;
  if (!document) return state;
  const changed = change({ document, log });
  if (changed.log === log) return state;
  const next = { ...withoutRefusal(state), ...changed };
  if (changed.document.text === document.text) return next;
  return {
    ...next,
    reading: readingAfter(next),
    asking: askingAfterEdit(next.asking),
    view: withoutSubject(next.view),
  };
}

function withoutOrigin(state: State): State {
  const { origin, ...rest } = state;
  return origin ? rest : state;
}

function withoutRefusal(state: State): State {
  const { refused, ...rest } = state;
  return refused ? rest : state;
}
