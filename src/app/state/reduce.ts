import { assertNever } from '../../core/errors.ts';
import { reduceEngine } from './annotator/reduce-engine.ts';
import { reduceAsking } from './asking/reduce-asking.ts';
import { reduceAutosave } from './autosave/reduce-autosave.ts';
import { reduceCuration } from './curation/reduce-curation.ts';
import { reduceDocument } from './document/reduce-document.ts';
import type { AppEvent } from './events.ts';
import { linkingAfter, reduceLinking } from './linking/reduce-linking.ts';
import type { State } from './model.ts';
import { reduceReading } from './reading/reduce-reading.ts';
import { reduceView } from './view/reduce-view.ts';
import { viewAfter } from './view/view-after.ts';
import { documentOf, putBack } from './workspace/document-of.ts';
import { reduceOpening } from './workspace/reduce-opening.ts';
import { reduceWorkspace } from './workspace/reduce-workspace.ts';

/** The page's reducer: pure; returns the same state when nothing changes. */
export function reduce(state: State, event: AppEvent): State {
  if ('of' in event && 'job' in event && event.of !== state.key) {
    return reduceElsewhere(state, event.of, event);
  }
  return putBack(viewAfter(state, linkingAfter(state, event, reducePart(state, event))));
}

/** Applies an event to a document that is not on the page; other documents and the view stay unchanged. */
function reduceElsewhere(state: State, key: string, event: AppEvent): State {
  const before = documentOf(state, key);
  const after = linkingAfter(before, event, reducePart(before, event));
  return before === after ? state : putBack({ ...after, view: state.view });
}

function reducePart(state: State, event: AppEvent): State {
  switch (event.type) {
    case 'text-typed':
    case 'input-refused':
    case 'refusal-dismissed':
    case 'origin-dismissed':
    case 'text-edited':
    case 'title-changed':
    case 'edit-made':
    case 'undone':
    case 'redone':
    case 'question-removed':
      return reduceDocument(state, event);
    case 'panel-chosen':
    case 'panel-closed':
    case 'type-toggled':
    case 'layer-chosen':
    case 'review-chosen':
    case 'filter-cleared':
    case 'threshold-moved':
    case 'focused':
    case 'focus-left':
    case 'dialog-opened':
    case 'dialog-closed':
    case 'relations-listed':
      return { ...state, view: reduceView(state.view, event) };
    case 'text-selected':
    case 'fixed-type-chosen':
    case 'scope-toggled':
    case 'relating-started':
    case 'relating-ended':
    case 'said':
      return { ...state, view: reduceCuration(state.view, event) };
    case 'engine-opening':
    case 'engine-progressed':
    case 'engine-fell-back':
    case 'engine-opened':
    case 'engine-failed':
    case 'engine-retried':
    case 'models-changed':
    case 'fallback-dismissed':
      return reduceEngine(state, event);
    case 'dictionary-switched':
    case 'dictionary-retried':
    case 'dictionary-notice-dismissed':
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
      return reduceOpening(state, event);
    case 'text-given':
    case 'document-cleared':
    case 'previous-restored':
    case 'documents-opened':
    case 'collection-turned':
    case 'collection-closed':
    case 'document-shown':
    case 'put-away-dismissed':
    case 'documents-deleted':
      return reduceWorkspace(state, event);
    case 'question-asked':
    case 'question-withdrawn':
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
    case 'tab-restored':
    case 'tab-offered':
    case 'offer-taken':
    case 'offer-declined':
    case 'tab-superseded':
    case 'document-loaded':
    case 'documents-released':
    case 'document-synced':
    case 'document-rekeyed':
    case 'keeping-failed':
    case 'keeping-worked':
    case 'everything-forgotten':
    case 'not-kept-dismissed':
      return reduceAutosave(state, event);
    default:
      return assertNever(event);
  }
}
