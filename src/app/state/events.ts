import type { ReadCount } from '../../core/annotation.ts';
import type { Operation, TextDocument } from '../../core/document/model.ts';
import type { Failure } from '../../core/errors.ts';
import type { DocumentKey, Entry } from '../../core/workspace/workspace.ts';
import type {
  Annotations,
  Answers,
  Links,
  OpenedPack,
  Progress,
  ReadingPart,
} from '../../engine/contract/protocol.ts';
import type { OpeningProgress } from '../../formats/open-files.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { KeptVocabulary } from '../../runtime/vocabularies/vocabulary-shelf.ts';
import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import type { LoadedTab } from '../../runtime/workspace/load-tab.ts';
import type { MentionPlace, Said, Selection } from './curation/model.ts';
import type { Filter, Focus, Origin, Panel, ViewDialog } from './model.ts';

/** Events of the user, dispatched by views (through `actions.ts` when an id or a check is needed). */
export type UserEvent =
  /** A checked text; use `actions.giveText`. Replaces the document. */
  | {
      readonly type: 'text-given';
      readonly id: string;
      readonly text: string;
      readonly title: string;
      readonly origin?: Origin;
    }
  /** The documents of files; the first is shown. Use `actions.giveFiles`. Replaces the document. */
  | {
      readonly type: 'documents-opened';
      /** Id of the collection of several documents, and prefix of the documents' keys. */
      readonly id: string;
      readonly name: string;
      readonly documents: readonly TextDocument[];
      readonly origin: Origin;
    }
  /** A new opening ends the one before; events of an outdated opening are ignored. */
  | { readonly type: 'opening-started'; readonly id: string; readonly name: string }
  | {
      readonly type: 'opening-advanced';
      readonly id: string;
      readonly progress: OpeningProgress;
    }
  | { readonly type: 'opening-ended'; readonly id: string }
  /** Shows another document of the collection, by index. */
  | { readonly type: 'collection-turned'; readonly to: number }
  | { readonly type: 'collection-closed' }
  /** Shows a document of the tab. */
  | { readonly type: 'document-shown'; readonly key: DocumentKey }
  | { readonly type: 'origin-dismissed' }
  /** A text or file was refused. */
  | { readonly type: 'input-refused'; readonly failure: Failure }
  | { readonly type: 'refusal-dismissed' }
  | { readonly type: 'fallback-dismissed' }
  | { readonly type: 'not-kept-dismissed' }
  | { readonly type: 'document-cleared' }
  /** Restores a document that was put away: the latest, or the one at an index counted from the latest. */
  | { readonly type: 'previous-restored'; readonly at?: number }
  /** Closes the notice that a document was put away. */
  | { readonly type: 'put-away-dismissed' }
  /** The current content of the field for a new text. */
  | { readonly type: 'text-typed'; readonly text: string }
  /** Accepts the work that was found on this device (`state.offered`), or declines it for now. */
  | { readonly type: 'offer-taken' }
  | { readonly type: 'offer-declined' }
  /** `value` is the content of the text area; use `actions.editText`. */
  | { readonly type: 'text-edited'; readonly value: string }
  | { readonly type: 'title-changed'; readonly title: string }
  /** A person's edit; `said` announces it, and `focus` is focused afterwards. */
  | {
      readonly type: 'edit-made';
      readonly operation: Operation;
      readonly said: string;
      readonly focus?: MentionPlace;
    }
  /** A message, for example why nothing happened. */
  | { readonly type: 'said'; readonly said: Said }
  /** The selection in the text; absent for none. */
  | { readonly type: 'text-selected'; readonly selection?: Selection }
  /** Marks every selection with this type at once; absent to stop. */
  | { readonly type: 'fixed-type-chosen'; readonly entityType?: string }
  /** Switches the scope of the next decision between one mention and all of its name. */
  | { readonly type: 'scope-toggled' }
  /** Starts a relation from this mention to the next one chosen. */
  | { readonly type: 'relating-started'; readonly from: string }
  | { readonly type: 'relating-ended' }
  /** Lists the relations of one mention only; all when absent. */
  | { readonly type: 'relations-listed'; readonly of?: string }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'panel-chosen'; readonly panel: Panel }
  | { readonly type: 'panel-closed' }
  | { readonly type: 'type-toggled'; readonly entityType: string }
  | { readonly type: 'layer-chosen'; readonly layer: Filter['layer'] }
  /** What is shown: all, undecided annotations, or those that differ from the file. */
  | { readonly type: 'review-chosen'; readonly only?: 'undecided' | 'differing' }
  /** Clears the filter. */
  | { readonly type: 'filter-cleared' }
  | {
      readonly type: 'threshold-moved';
      readonly of: 'entities' | 'relations';
      readonly threshold: number;
    }
  /** Switches the dictionary, whose names are read in addition to the model. */
  | { readonly type: 'dictionary-switched'; readonly isOn: boolean }
  /** Chooses a guideline; the text is read again when it differs from the current one. */
  | { readonly type: 'guideline-chosen'; readonly guideline: string }
  | { readonly type: 'focused'; readonly focus: Focus }
  | { readonly type: 'focus-left' }
  | { readonly type: 'dialog-opened'; readonly dialog: ViewDialog }
  | { readonly type: 'dialog-closed' }
  | { readonly type: 'linking-retried' }
  /** Reads the text again with the dictionary, which could not be loaded before. */
  | { readonly type: 'dictionary-retried' }
  | { readonly type: 'dictionary-notice-dismissed' }
  | { readonly type: 'linking-notice-dismissed' }
  | { readonly type: 'question-asked'; readonly question: string }
  /** Cancels a waiting question. */
  | { readonly type: 'question-withdrawn'; readonly question: string }
  | { readonly type: 'question-removed'; readonly id: string }
  | { readonly type: 'asking-stopped' }
  | { readonly type: 'reading-stopped' }
  /** Repeats a failed or stopped job. */
  | { readonly type: 'reading-retried' }
  /** Reads also the parts that were left out because they are no running text. */
  | { readonly type: 'matter-wanted' }
  | { readonly type: 'asking-retried' }
  | { readonly type: 'engine-retried' }
  /** The models have changed; the engine is closed. */
  | { readonly type: 'models-changed' };

/** The job of an event, and the document for which it runs. */
interface OfJob {
  readonly of: DocumentKey;
  readonly job: number;
}

/** Events of the engine, dispatched by `effects.ts` only. Those of outdated jobs are ignored. */
export type EngineEvent =
  | { readonly type: 'engine-opening' }
  | { readonly type: 'engine-progressed'; readonly progress: Progress }
  | { readonly type: 'engine-fell-back'; readonly reason: Failure }
  | { readonly type: 'engine-opened'; readonly opened: OpenedPack }
  | { readonly type: 'engine-failed'; readonly failure: Failure }
  | (OfJob & { readonly type: 'reading-started' })
  | (OfJob & { readonly type: 'reading-advanced'; readonly reading: ReadingPart })
  | (OfJob & { readonly type: 'reading-finished'; readonly result: Annotations })
  | (OfJob & { readonly type: 'reading-failed'; readonly failure: Failure })
  | (OfJob & { readonly type: 'linking-started' })
  | (OfJob & { readonly type: 'linking-advanced'; readonly progress: Progress })
  | (OfJob & { readonly type: 'linking-finished'; readonly links: Links })
  | (OfJob & { readonly type: 'linking-failed'; readonly failure: Failure })
  | (OfJob & { readonly type: 'asking-started' })
  | (OfJob & { readonly type: 'asking-advanced'; readonly read: ReadCount })
  /** `id` is for the question in the document. */
  | (OfJob & {
      readonly type: 'question-answered';
      readonly id: string;
      readonly result: Answers;
    })
  | (OfJob & { readonly type: 'asking-failed'; readonly failure: Failure });

/** Events of storage, dispatched by `restore.ts`, `autosave.ts`, `vocabularies.ts` and `main.tsx` only. */
export type KeepingEvent =
  | { readonly type: 'tab-restored'; readonly loaded: LoadedTab }
  /** Restored work is offered, because a text is on the page already or being typed. */
  | { readonly type: 'tab-offered'; readonly loaded: LoadedTab }
  /** A document of the library was loaded and is to be shown. */
  | { readonly type: 'document-loaded'; readonly loaded: LoadedEntry }
  /** Stored documents that are neither shown nor put away leave the tab; the library has them. */
  | { readonly type: 'documents-released'; readonly keys: readonly DocumentKey[] }
  /** Documents are being removed from the library for good: this tab must not store them again. */
  | { readonly type: 'documents-deleted'; readonly keys: readonly DocumentKey[] }
  /** The record named by `state.supersedes` was removed. */
  | { readonly type: 'tab-superseded' }
  /** The stored document, with changes of other tabs. */
  | { readonly type: 'document-synced'; readonly entry: Entry }
  /** Another tab has stored a different document under the key; the one here continues under a new key. */
  | { readonly type: 'document-rekeyed'; readonly key: DocumentKey; readonly to: DocumentKey }
  | { readonly type: 'keeping-failed'; readonly failure: StorageFailure }
  | { readonly type: 'keeping-worked' }
  /** The user has all texts removed from this device. */
  | { readonly type: 'everything-forgotten' }
  | { readonly type: 'vocabularies-changed'; readonly vocabularies: readonly KeptVocabulary[] };

export type AppEvent = UserEvent | EngineEvent | KeepingEvent;

export type EventOf<T extends AppEvent['type']> = Extract<AppEvent, { readonly type: T }>;
