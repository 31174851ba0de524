import { assertNever } from '../../core/errors.ts';
import type { AppEvent } from './events.ts';
import type { State } from './model.ts';
import { reduceAsking } from './reduce-asking.ts';
import { reduceDocument } from './reduce-document.ts';
import { reduceEngine } from './reduce-engine.ts';
import { reduceKeeping } from './reduce-keeping.ts';
import { linkingAfter, reduceLinking } from './reduce-linking.ts';
import { reduceReading } from './reduce-reading.ts';
import { reduceStack } from './reduce-stack.ts';
import { reduceView } from './reduce-view.ts';
import { viewAfter } from './view-after.ts';

/** The whole page: what happened, and what is so from then on. Pure; the same state when nothing changed. */
export const reduce = (state: State, event: AppEvent): State =>
  viewAfter(state, linkingAfter(state, event, reducePart(state, event)));

function reducePart(state: State, event: AppEvent): State {
  switch (event.type) {
    case 'text-given':
    case 'text-typed':
    case 'input-refused':
    case 'refusal-dismissed':
    case 'origin-dismissed':
    case 'document-cleared':
    case 'previous-restored':
    case 'text-edited':
    case 'title-changed':
    case 'mention-judged':
    case 'concept-chosen':
    case 'relation-judged':
    case 'undone':
    case 'redone':
    case 'question-removed':
      return reduceDocument(state, event);
    case 'panel-chosen':
    case 'panel-closed':
    case 'type-toggled':
    case 'layer-chosen':
    case 'threshold-moved':
    case 'focused':
    case 'focus-left':
    case 'dialog-opened':
    case 'dialog-closed':
      return { ...state, view: reduceView(state.view, event) };
    case 'engine-opening':
    case 'engine-progressed':
    case 'engine-fell-back':
    case 'engine-opened':
    case 'engine-failed':
    case 'engine-retried':
    case 'models-changed':
    case 'fallback-dismissed':
      return reduceEngine(state, event);
    case 'guideline-chosen':
    case 'reading-started':
    case 'reading-advanced':
    case 'reading-finished':
    case 'reading-failed':
    case 'reading-stopped':
    case 'reading-retried':
    case 'matter-wanted':
      return reduceReading(state, event);
    case 'opening-started':
    case 'opening-advanced':
    case 'opening-ended':
    case 'documents-opened':
    case 'stack-turned':
    case 'stack-closed':
      return reduceStack(state, event);
    case 'question-asked':
    case 'asking-started':
    case 'asking-advanced':
    case 'question-answered':
    case 'asking-failed':
    case 'asking-stopped':
    case 'asking-retried':
      return reduceAsking(state, event);
    case 'linking-started':
    case 'linking-advanced':
    case 'linking-finished':
    case 'linking-failed':
    case 'linking-retried':
    case 'linking-notice-dismissed':
    case 'vocabularies-changed':
      return reduceLinking(state, event);
    case 'desk-restored':
    case 'desk-offered':
    case 'desk-taken':
    case 'desk-kept-away':
    case 'desk-superseded':
    case 'keeping-failed':
    case 'keeping-worked':
    case 'everything-forgotten':
    case 'not-kept-dismissed':
      return reduceKeeping(state, event);
    default:
      return assertNever(event);
  }
}
