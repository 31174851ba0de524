import { keepQuestion } from '../../../core/document/operations.ts';
import { assertNever, type Failure } from '../../../core/errors.ts';
import { perform } from '../../../core/workspace/log.ts';
import { stepOf } from '../../../core/workspace/step.ts';
import { impactOf } from '../annotator/failure-impact.ts';
import type { EventOf } from '../events.ts';
import type { AskingState, State } from '../model.ts';
import { byOf } from '../reading/reduce-reading.ts';

type AskingEvent = EventOf<
  | 'question-asked'
  | 'asking-started'
  | 'asking-advanced'
  | 'question-answered'
  | 'asking-failed'
  | 'asking-stopped'
  | 'asking-retried'
>;

export function reduceAsking(state: State, event: AskingEvent): State {
  const { asking } = state;
  switch (event.type) {
    case 'question-asked':
      if (!state.document) return state;
      return { ...state, asking: { status: 'wanted', question: event.question } };
    case 'asking-started':
      if (asking.status !== 'wanted') return state;
      return {
        ...state,
        asking: { ...asking, status: 'asking', job: event.job },
      };
    case 'asking-advanced':
      if (asking.status !== 'asking' || asking.job !== event.job) return state;
      return { ...state, asking: { ...asking, read: event.read } };
    case 'question-answered':
      return takeAnswer(state, event);
    case 'asking-failed':
      if (asking.status !== 'asking' || asking.job !== event.job) return state;
      return failAsking(state, asking.question, event.failure);
    case 'asking-stopped':
      return { ...state, asking: { status: 'none' } };
    case 'asking-retried':
      if (asking.status !== 'failed') return state;
      return { ...state, asking: { status: 'wanted', question: asking.question } };
    default:
      return assertNever(event);
  }
}

/** A question under way when the text changes is asked of the new text. */
export const askingAfterEdit = (asking: AskingState): AskingState =>
  asking.status === 'asking' ? { status: 'wanted', question: asking.question } : asking;

/** The answer becomes a part of the document, and its best stretch of text lights up. */
function takeAnswer(state: State, event: EventOf<'question-answered'>): State {
  const { asking, document, engine, log, view } = state;
  if (!document || engine.status !== 'ready') return state;
  if (asking.status !== 'asking' || asking.job !== event.job) return state;
  const { id, result } = event;
  const { answers, best, read } = result;
  const { question } = asking;
  const asked = { id, question, by: byOf(engine.opened), answers, read, outdated: false };
  const step = stepOf(document, keepQuestion(document, best ? { ...asked, best } : asked));
  return {
    ...state,
    ...(step && perform({ document, log }, step)),
    asking: { status: 'none' },
    view:
      answers.length > 0 ? { ...view, focus: { kind: 'answer', question: id, answer: 0 } } : view,
  };
}

function failAsking(state: State, question: string, failure: Failure): State {
  switch (impactOf(failure)) {
    case 'stopped':
      return { ...state, asking: { status: 'none' } };
    case 'unusable':
      return {
        ...state,
        engine: { status: 'failed', failure },
        asking: { status: 'wanted', question },
      };
    case 'lost':
      return {
        ...state,
        engine: { status: 'idle' },
        asking: { status: 'failed', question, failure },
      };
    case 'unharmed':
      return { ...state, asking: { status: 'failed', question, failure } };
  }
}
