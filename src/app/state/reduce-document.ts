import { perform, redo, type Tracked, undo } from '../../core/document/history.ts';
import { emptyHistory, newDocument, type Operation } from '../../core/document/model.ts';
import {
  chooseConcept,
  judgeMention,
  judgeRelation,
  removeQuestion,
} from '../../core/document/operations.ts';
import { assertNever } from '../../core/errors.ts';
import { textareaEdit } from '../../core/text/edit.ts';
import type { EventOf } from './events.ts';
import type { ReadingState, State } from './model.ts';
import { putAwayOf, withAll } from './put-away.ts';
import { askingAfterEdit } from './reduce-asking.ts';
import { readingFor } from './reduce-reading.ts';
import { replace } from './reduce-stack.ts';
import { withoutSubject } from './reduce-view.ts';
import { selectAllMentions, selectAllRelations } from './selectors.ts';

type DocumentEvent = EventOf<
  | 'text-given'
  | 'text-typed'
  | 'input-refused'
  | 'refusal-dismissed'
  | 'origin-dismissed'
  | 'document-cleared'
  | 'previous-restored'
  | 'text-edited'
  | 'title-changed'
  | 'mention-judged'
  | 'concept-chosen'
  | 'relation-judged'
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
    case 'text-given': {
      const document = newDocument(event.id, event.text, event.title);
      const next = replace(state, { document, history: emptyHistory });
      return event.origin ? { ...next, origin: event.origin } : next;
    }
    case 'document-cleared':
      return state.document ? replace(state, undefined) : state;
    case 'previous-restored': {
      const all = putAwayOf(state);
      const wanted = all[event.at ?? 0];
      if (!wanted) return state;
      const { stack, ...tracked } = wanted;
      const left = withAll(
        state,
        all.filter((one) => one !== wanted),
      );
      return replace(left, tracked, stack);
    }
    case 'undone':
      return track(state, undo);
    case 'redone':
      return track(state, redo);
    default: {
      const operation = operationFor(state, event);
      if (!operation) return state;
      // Even where no sentence is left to read, the word pieces are counted anew.
      return track(
        state,
        (tracked) => perform(tracked, operation),
        () => ({ status: 'wanted' }),
      );
    }
  }
}

type OperationEvent = EventOf<
  | 'text-edited'
  | 'title-changed'
  | 'mention-judged'
  | 'concept-chosen'
  | 'relation-judged'
  | 'question-removed'
>;

/** The operation an event asks for; none if it would change nothing. */
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
    case 'mention-judged': {
      const mention = selectAllMentions(state).find(({ id }) => id === event.id);
      if (!mention || mention.verdict === event.verdict) return undefined;
      return judgeMention(mention, event.verdict);
    }
    case 'concept-chosen': {
      const mention = selectAllMentions(state).find(({ id }) => id === event.id);
      const isChosen = mention?.link?.by === 'person';
      // To go back to what the lexicon says there must be something to go back from.
      if (!mention || (event.choice === 'lexicon' && !isChosen)) return undefined;
      return chooseConcept(document, mention, event.choice);
    }
    case 'relation-judged': {
      const relation = selectAllRelations(state).find(({ id }) => id === event.id);
      if (!relation || relation.verdict === event.verdict) return undefined;
      return judgeRelation(document, relation, event.verdict);
    }
    case 'question-removed': {
      const isKept = document.questions.some(({ id }) => id === event.id);
      return isKept ? removeQuestion(document, event.id) : undefined;
    }
    default:
      return assertNever(event);
  }
}

/** Changes the document; if its text changed, what waits for the engine is decided anew. */
function track(
  state: State,
  change: (tracked: Tracked) => Tracked,
  readingAfter: (state: State) => ReadingState = readingFor,
): State {
  const { document, history } = state;
  if (!document) return state;
  const changed = change({ document, history });
  if (changed.document === document) return state;
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
