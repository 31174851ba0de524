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
      /** For the collection, where there are several, and for the keys of the documents. */
      readonly id: string;
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
  /** Another document of the collection, by its place in it. */
  | { readonly type: 'collection-turned'; readonly to: number }
  | { readonly type: 'collection-closed' }
  /** A document that the tab holds is to be shown. */
  | { readonly type: 'document-shown'; readonly key: DocumentKey }
  | { readonly type: 'origin-dismissed' }
  /** A text or file was not taken. */
  | { readonly type: 'input-refused'; readonly failure: Failure }
  | { readonly type: 'refusal-dismissed' }
  | { readonly type: 'fallback-dismissed' }
  | { readonly type: 'not-kept-dismissed' }
  | { readonly type: 'document-cleared' }
  /** What was put away is wanted back: the latest, or that at a place counted from the latest. */
  | { readonly type: 'previous-restored'; readonly at?: number }
  /** That something was put away need not be told any more. */
  | { readonly type: 'put-away-dismissed' }
  /** What the field for a new text holds now. */
  | { readonly type: 'text-typed'; readonly text: string }
  /** The work that was found on this device is wanted (`state.offered`), or not now. */
  | { readonly type: 'offer-taken' }
  | { readonly type: 'offer-declined' }
  /** `value` is what the text area holds; use `actions.editText`. */
  | { readonly type: 'text-edited'; readonly value: string }
  | { readonly type: 'title-changed'; readonly title: string }
  /** An edit of a person, ready to be made; `said` tells what it does, and `focus` what has the focus then. */
  | {
      readonly type: 'edit-made';
      readonly operation: Operation;
      readonly said: string;
      readonly focus?: MentionPlace;
    }
  /** Why nothing happened, for one. */
  | { readonly type: 'said'; readonly said: Said }
  /** What is selected in the text; absent: nothing any more. */
  | { readonly type: 'text-selected'; readonly selection?: Selection }
  /** Whatever is selected is marked with this type at once; absent: no longer. */
  | { readonly type: 'fixed-type-chosen'; readonly entityType?: string }
  /** The next decision holds for all of a name, or again for one mention. */
  | { readonly type: 'scope-toggled' }
  /** A relation is made from this mention to the next that is chosen. */
  | { readonly type: 'relating-started'; readonly from: string }
  | { readonly type: 'relating-ended' }
  /** The relations of a mention are listed alone; absent: all are. */
  | { readonly type: 'relations-listed'; readonly of?: string }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'panel-chosen'; readonly panel: Panel }
  | { readonly type: 'panel-closed' }
  | { readonly type: 'type-toggled'; readonly entityType: string }
  | { readonly type: 'layer-chosen'; readonly layer: Filter['layer'] }
  /** What is shown: all, what nobody has decided about, or what differs from what the file says. */
  | { readonly type: 'review-chosen'; readonly only?: 'undecided' | 'differing' }
  /** Everything is shown again. */
  | { readonly type: 'filter-cleared' }
  | {
      readonly type: 'threshold-moved';
      readonly of: 'entities' | 'relations';
      readonly threshold: number;
    }
  /** Whether names of the dictionary are read beside the model. */
  | { readonly type: 'dictionary-switched'; readonly isOn: boolean }
  /** Reads the text again if it differs from the guideline in force. */
  | { readonly type: 'guideline-chosen'; readonly guideline: string }
  | { readonly type: 'focused'; readonly focus: Focus }
  | { readonly type: 'focus-left' }
  | { readonly type: 'dialog-opened'; readonly dialog: ViewDialog }
  | { readonly type: 'dialog-closed' }
  | { readonly type: 'linking-retried' }
  /** The dictionary could not be had: the text is read again with it. */
  | { readonly type: 'dictionary-retried' }
  | { readonly type: 'dictionary-notice-dismissed' }
  | { readonly type: 'linking-notice-dismissed' }
  | { readonly type: 'question-asked'; readonly question: string }
  /** One that waits for its turn is not to be asked any more. */
  | { readonly type: 'question-withdrawn'; readonly question: string }
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

/** The job that an event tells of, and the document that it is done for. */
interface OfJob {
  readonly of: DocumentKey;
  readonly job: number;
}

/** What the engine reported: dispatched by `effects.ts` alone. Those of a job that is not current are ignored. */
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
  /** `id` for the question in the document. */
  | (OfJob & {
      readonly type: 'question-answered';
      readonly id: string;
      readonly result: Answers;
    })
  | (OfJob & { readonly type: 'asking-failed'; readonly failure: Failure });

/** What is kept on this device, and what became of keeping it: dispatched by `restore.ts`, `autosave.ts` and `vocabularies.ts` alone. */
export type KeepingEvent =
  | { readonly type: 'tab-restored'; readonly loaded: LoadedTab }
  /** There is a text on the page already, or being typed: the person is asked. */
  | { readonly type: 'tab-offered'; readonly loaded: LoadedTab }
  /** A document of the library was loaded, to be shown. */
  | { readonly type: 'document-loaded'; readonly loaded: LoadedEntry }
  /** Kept, and neither shown nor put away: they are found in the library. */
  | { readonly type: 'documents-released'; readonly keys: readonly DocumentKey[] }
  /** What `state.supersedes` named is gone from the store. */
  | { readonly type: 'tab-superseded' }
  /** A document as it is kept, with what was done in other tabs. */
  | { readonly type: 'document-synced'; readonly entry: Entry }
  /** Another tab has made another document of it: here it goes on under a key of its own. */
  | { readonly type: 'document-rekeyed'; readonly key: DocumentKey; readonly to: DocumentKey }
  | { readonly type: 'keeping-failed'; readonly failure: StorageFailure }
  | { readonly type: 'keeping-worked' }
  /** The user wants nothing of their texts kept any more. */
  | { readonly type: 'everything-forgotten' }
  | { readonly type: 'vocabularies-changed'; readonly vocabularies: readonly KeptVocabulary[] };

export type AppEvent = UserEvent | EngineEvent | KeepingEvent;

export type EventOf<T extends AppEvent['type']> = Extract<AppEvent, { readonly type: T }>;
