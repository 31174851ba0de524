import { keepQuestion } from '../../../core/document/operations.ts';
import { assertNever, type Failure } from '../../../core/errors.ts';
import { perform } from '../../../core/workspace/log.ts';
import { stepOf } from '../../../core/workspace/step.ts';
import { impactOf } from '../annotator/failure-impact.ts';
import type { EventOf } from '../events.ts';
import type { AskingState, State } from '../model.ts';
import { byOf } from '../reading/reading-so-far.ts';

type AskingEvent = EventOf<
  | 'question-asked'
  | 'question-withdrawn'
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
      return state.document ? { ...state, asking: withQuestion(asking, event.question) } : state;
    case 'question-withdrawn':
      return { ...state, asking: withoutQuestion(asking, event.question) };
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
      return failAsking(state, asking, event.failure);
    case 'asking-stopped':
      return { ...state, asking: following(asking) };
    case 'asking-retried':
      return asking.status === 'failed' ? { ...state, asking: wantedAgain(asking) } : state;
    default:
      return assertNever(event);
  }
}

/** A question being answered when the text changes is asked again for the new text. */
export const askingAfterEdit = (asking: AskingState): AskingState =>
  asking.status === 'asking' ? wantedAgain(asking) : asking;

type Asking = Exclude<AskingState, { readonly status: 'none' }>;

const wantedAgain = ({ question, next }: Asking): AskingState => ({
  ...{ status: 'wanted', question },
  ...(next && { next }),
});

/** Adds a question behind the earlier ones, unless it waits or is being answered already. */
function withQuestion(asking: AskingState, question: string): AskingState {
  if (asking.status === 'none') return { status: 'wanted', question };
  if (asking.status === 'failed') return wantedAgain({ ...asking, question });
  const { next = [] } = asking;
  if (question === asking.question || next.includes(question)) return asking;
  return { ...asking, next: [...next, question] };
}

function withoutQuestion(asking: AskingState, question: string): AskingState {
  if (asking.status === 'none' || !asking.next) return asking;
  const { next, ...rest } = asking;
  const left = next.filter((one) => one !== question);
  return left.length > 0 ? { ...rest, next: left } : rest;
}

/** The state after a question: the next one is wanted. */
function following(asking: AskingState): AskingState {
  const [question, ...next] = (asking.status !== 'none' && asking.next) || [];
  if (question === undefined) return { status: 'none' };
  return { status: 'wanted', question, ...(next.length > 0 && { next }) };
}

/** Adds the answer to the document and highlights its best span. */
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
    asking: following(asking),
    view:
      answers.length > 0 ? { ...view, focus: { kind: 'answer', question: id, answer: 0 } } : view,
  };
}

function failAsking(state: State, asking: Asking, failure: Failure): State {
  const { question, next } = asking;
  const failed: AskingState = { status: 'failed', question, failure, ...(next && { next }) };
  switch (impactOf(failure)) {
    case 'stopped':
      return { ...state, asking: following(asking) };
    case 'unusable':
      return {
        ...state,
        engine: { status: 'failed', failure },
        asking: wantedAgain(asking),
      };
    case 'lost':
      return {
        ...state,
        engine: { status: 'idle' },
        asking: failed,
      };
    case 'unharmed':
      return { ...state, asking: failed };
  }
}
