import type { ReadCount } from '../../core/annotation.ts';
import type { TextDocument, Verdict } from '../../core/document/model.ts';
import type { ConceptChoice } from '../../core/document/operations.ts';
import type { Failure } from '../../core/errors.ts';
import type {
  Annotations,
  Answers,
  Links,
  OpenedPack,
  Progress,
  Reading,
} from '../../engine/contract/protocol.ts';
import type { Desk } from '../../formats/desk/desk.ts';
import type { OpeningProgress } from '../../formats/open-files.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { KeptVocabulary } from '../../runtime/vocabularies/vocabulary-shelf.ts';
import type { Filter, Focus, Origin, Panel, ViewDialog } from './model.ts';

/** What happened, by hand: dispatched by views (through `actions.ts` where an id or a check is needed). */
export type UserEvent =
  /** A checked text; use `actions.giveText`. Replaces the document. */
  | {
      readonly type: 'text-given';
      readonly id: string;
      readonly text: string;
      readonly title: string;
      readonly origin?: Origin;
    }
  /** What files hold, the first of it to be shown; use `actions.giveFiles`. Replaces the document. */
  | {
      readonly type: 'documents-opened';
      readonly name: string;
      readonly documents: readonly TextDocument[];
      readonly origin: Origin;
    }
  /** Another opening ends the one before; what is told of one that is not current is ignored. */
  | { readonly type: 'opening-started'; readonly id: string; readonly name: string }
  | {
      readonly type: 'opening-advanced';
      readonly id: string;
      readonly progress: OpeningProgress;
    }
  | { readonly type: 'opening-ended'; readonly id: string }
  /** Another document of the stack, by its place in it. */
  | { readonly type: 'stack-turned'; readonly to: number }
  | { readonly type: 'stack-closed' }
  | { readonly type: 'origin-dismissed' }
  /** A text or file was not taken. */
  | { readonly type: 'input-refused'; readonly failure: Failure }
  | { readonly type: 'refusal-dismissed' }
  | { readonly type: 'fallback-dismissed' }
  | { readonly type: 'not-kept-dismissed' }
  | { readonly type: 'document-cleared' }
  /** What was put away is wanted back: the latest, or that at a place counted from the latest. */
  | { readonly type: 'previous-restored'; readonly at?: number }
  /** What the field for a new text holds now. */
  | { readonly type: 'text-typed'; readonly text: string }
  /** The work that was found on this device is wanted (`state.offered`), or not now. */
  | { readonly type: 'desk-taken' }
  | { readonly type: 'desk-kept-away' }
  /** `value` is what the text area holds; use `actions.editText`. */
  | { readonly type: 'text-edited'; readonly value: string }
  | { readonly type: 'title-changed'; readonly title: string }
  | {
      readonly type: 'mention-judged';
      readonly id: string;
      readonly verdict: Verdict | 'undecided';
    }
  | {
      readonly type: 'relation-judged';
      readonly id: string;
      readonly verdict: Verdict | 'undecided';
    }
  /** What a mention, and with it all of its name, stands for. */
  | { readonly type: 'concept-chosen'; readonly id: string; readonly choice: ConceptChoice }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'panel-chosen'; readonly panel: Panel }
  | { readonly type: 'panel-closed' }
  | { readonly type: 'type-toggled'; readonly entityType: string }
  | { readonly type: 'layer-chosen'; readonly layer: Filter['layer'] }
  | {
      readonly type: 'threshold-moved';
      readonly of: 'entities' | 'relations';
      readonly threshold: number;
    }
  /** Reads the text again if it differs from the guideline in force. */
  | { readonly type: 'guideline-chosen'; readonly guideline: string }
  | { readonly type: 'focused'; readonly focus: Focus }
  | { readonly type: 'focus-left' }
  | { readonly type: 'dialog-opened'; readonly dialog: ViewDialog }
  | { readonly type: 'dialog-closed' }
  | { readonly type: 'linking-retried' }
  | { readonly type: 'linking-notice-dismissed' }
  | { readonly type: 'question-asked'; readonly question: string }
  | { readonly type: 'question-removed'; readonly id: string }
  | { readonly type: 'asking-stopped' }
  | { readonly type: 'reading-stopped' }
  /** Try again what failed or was stopped. */
  | { readonly type: 'reading-retried' }
  /** What was left out as no running text is to be read, too. */
  | { readonly type: 'matter-wanted' }
  | { readonly type: 'asking-retried' }
  | { readonly type: 'engine-retried' }
  /** Other models are to read; the engine has been closed. */
  | { readonly type: 'models-changed' };

/** What the engine reported: dispatched by `effects.ts` alone. Those of a job that is not current are ignored. */
export type EngineEvent =
  | { readonly type: 'engine-opening' }
  | { readonly type: 'engine-progressed'; readonly progress: Progress }
  | { readonly type: 'engine-fell-back'; readonly reason: Failure }
  | { readonly type: 'engine-opened'; readonly opened: OpenedPack }
  | { readonly type: 'engine-failed'; readonly failure: Failure }
  | { readonly type: 'reading-started'; readonly job: number }
  | { readonly type: 'reading-advanced'; readonly job: number; readonly reading: Reading }
  | { readonly type: 'reading-finished'; readonly job: number; readonly result: Annotations }
  | { readonly type: 'reading-failed'; readonly job: number; readonly failure: Failure }
  | { readonly type: 'linking-started'; readonly job: number }
  | { readonly type: 'linking-advanced'; readonly job: number; readonly progress: Progress }
  | { readonly type: 'linking-finished'; readonly job: number; readonly links: Links }
  | { readonly type: 'linking-failed'; readonly job: number; readonly failure: Failure }
  | { readonly type: 'asking-started'; readonly job: number }
  | { readonly type: 'asking-advanced'; readonly job: number; readonly read: ReadCount }
  /** `id` for the question in the document. */
  | {
      readonly type: 'question-answered';
      readonly job: number;
      readonly id: string;
      readonly result: Answers;
    }
  | { readonly type: 'asking-failed'; readonly job: number; readonly failure: Failure };

/** What is kept on this device, and what became of keeping it: dispatched by `restore.ts`, `keep.ts` and `vocabularies.ts` alone. */
export type KeepingEvent =
  | { readonly type: 'desk-restored'; readonly desk: Desk }
  /** There is a text on the page already, or being typed: the person is asked. */
  | { readonly type: 'desk-offered'; readonly id: string; readonly desk: Desk }
  /** What `state.supersedes` named is gone from the store. */
  | { readonly type: 'desk-superseded' }
  | { readonly type: 'keeping-failed'; readonly failure: StorageFailure }
  | { readonly type: 'keeping-worked' }
  /** The user wants nothing of their texts kept any more. */
  | { readonly type: 'everything-forgotten' }
  | { readonly type: 'vocabularies-changed'; readonly vocabularies: readonly KeptVocabulary[] };

export type AppEvent = UserEvent | EngineEvent | KeepingEvent;

export type EventOf<T extends AppEvent['type']> = Extract<AppEvent, { readonly type: T }>;
