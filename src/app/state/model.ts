import { LIKELY, LIKELY_ENTITY, type Mention, type ReadCount } from '../../core/annotation.ts';
import type { ModelReading, TextDocument } from '../../core/document/model.ts';
import type { Failure } from '../../core/errors.ts';
import type { Settled } from '../../core/read/annotate.ts';
import type { Span } from '../../core/text/span.ts';
import { emptyLog, type StepLog } from '../../core/workspace/log.ts';
import {
  type DocumentKey,
  emptyWorkspace,
  type Workspace,
} from '../../core/workspace/workspace.ts';
import type { OpenedPack, Progress } from '../../engine/contract/protocol.ts';
import type { Warning } from '../../formats/exchange/model.ts';
import type { OpeningProgress } from '../../formats/open-files.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { KeptVocabulary } from '../../runtime/vocabularies/vocabulary-shelf.ts';
import type { LoadedTab } from '../../runtime/workspace/load-tab.ts';
import type { Filter, ViewState } from './view/model.ts';

export type * from './view/model.ts';

/**
 * The whole state of the page, changed only by `reduce` and held in the store. The data of each document is in
 * `workspace` and `activities` under its key; the fields of `OneDocument` belong to the document on the page
 * (`document-of.ts`).
 */
export interface State extends OneDocument {
  /** All documents of this tab, each with its history. */
  readonly workspace: Workspace;
  /** The jobs of each document; a document without jobs has no entry. */
  readonly activities: ReadonlyMap<DocumentKey, Activity>;
  /** Id of the collection that the page can turn through, whichever document is shown. */
  readonly collection?: string;
  /** The documents that were put away, the latest first. One document of a collection represents all of it. */
  readonly putAway: readonly DocumentKey[];
  /**
   * True when the notice about the latest of these is over: another document was shown since, or the notice was closed.
   */
  readonly isPutAwayTold?: true;
  readonly engine: EngineState;
  /** Why WASM replaced WebGPU; kept until dismissed. */
  readonly fallback?: Failure;
  /** The source of the document; kept until dismissed. */
  readonly origin?: Origin;
  /** The files being opened. A PDF counts pages; `of` is 0 before the first. */
  readonly opening?: OpeningProgress & { readonly id: string };
  /** The user's own vocabularies, highest precedence first; absent while they are not loaded. */
  readonly vocabularies?: readonly KeptVocabulary[];
  /** Why the text was read without the dictionary; kept until dismissed. */
  readonly readAlone?: Failure;
  /** Why a text or file was refused; the work before is unchanged. */
  readonly refused?: Failure;
  /** Content of the field for a new text. */
  readonly typed: string;
  /** Work found on this device while another text was on the page or being typed. */
  readonly offered?: LoadedTab;
  /** Id of the tab record whose documents this tab has taken over; it is removed once they are stored. */
  readonly supersedes?: string;
  /** Why the work could not be stored or loaded; kept until dismissed or solved. */
  readonly notKept?: StorageFailure;
  readonly view: ViewState;
}

/** One document with its jobs. */
export interface OneDocument extends Activity {
  /** Key of the document on the page; absent, like `document`, when there is none. */
  readonly key?: DocumentKey;
  readonly document?: TextDocument;
  readonly log: StepLog;
}

/** The engine's jobs for one document. */
export interface Activity {
  readonly reading: ReadingState;
  readonly asking: AskingState;
  readonly linking: LinkingState;
}

/** The source of documents. */
export interface Origin {
  /** Names of the formats, for display. */
  readonly formats: readonly string[];
  readonly documents: number;
  /** Parts that could not be read, or that the page cannot show. */
  readonly warnings: readonly Warning[];
  /**
   * Whether the input can be opened as plain text (`actions.takeAsText`), or was opened so; `tagged`: it was opened so, and
   * has tags, without which it can be opened (`actions.takeWithoutTags`).
   */
  readonly plain:
    | (PlainText & { readonly status: 'possible' | 'tagged' })
    | { readonly status: 'taken' | 'impossible' };
}

/** The text of the input, unchanged. */
export interface PlainText {
  readonly text: string;
  readonly title: string;
  /** Of the file, if it was one. */
  readonly name?: string;
}

export type EngineState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly progress?: Progress }
  | { readonly status: 'ready'; readonly opened: OpenedPack }
  | { readonly status: 'failed'; readonly failure: Failure };

export type ReadingState =
  | { readonly status: 'none' }
  /** Waits for the engine. `isRepeated`: the job was running when the page ended. */
  | { readonly status: 'wanted'; readonly isRepeated?: true }
  | {
      readonly status: 'reading';
      readonly job: number;
      readonly isRepeated?: true;
      /** Word pieces read; absent before the first window. */
      readonly read?: ReadCount;
      /** After an edit: only these spans (UTF-16 code units) are read, and added to the known reading. */
      readonly again?: { readonly focus: readonly Span[]; readonly known: ModelReading };
      /** Spans (UTF-16 code units) that the first reading leaves out; absent when there are none. */
      readonly leftOut?: readonly Span[];
      /** Mentions found so far, in the order of arrival. */
      readonly found: readonly Mention[];
      /** Number of these that are in the document already. */
      readonly shown: number;
      /** The sentences that are to be read. */
      readonly left: readonly Span[];
      /** The part of them that needs no further reading; absent before the third window. */
      readonly settled?: Settled;
    }
  /** `elapsedMs` is absent when undo restored an earlier reading. */
  | { readonly status: 'done'; readonly elapsedMs?: number }
  | { readonly status: 'failed'; readonly failure: Failure }
  /** Mentions found before the end stay in the document. */
  | { readonly status: 'cancelled' };

/** The question being asked; one at a time. */
export type AskingState =
  | { readonly status: 'none' }
  /** Waits for the engine. `isRepeated` as for a reading. */
  | (Asked & { readonly status: 'wanted'; readonly isRepeated?: true })
  | (Asked & {
      readonly status: 'asking';
      readonly job: number;
      readonly isRepeated?: true;
      /** Word pieces read; absent before the first window. */
      readonly read?: ReadCount;
    })
  | (Asked & { readonly status: 'failed'; readonly failure: Failure });

interface Asked {
  readonly question: string;
  /** Later questions that wait, each once; absent for none. */
  readonly next?: readonly string[];
}

/** Linking of mentions; its results are part of the document's reading. */
export type LinkingState =
  /** `isTheirs`: another tab has linked the mentions, with its own vocabularies. */
  | { readonly status: 'idle'; readonly isTheirs?: true }
  /** `progress`: bytes of the lexicon while it is fetched. */
  | { readonly status: 'linking'; readonly job: number; readonly progress?: Progress }
  | { readonly status: 'failed'; readonly failure: Failure; readonly isSeen: boolean };

export const noActivity: Activity = {
  reading: { status: 'none' },
  asking: { status: 'none' },
  linking: { status: 'idle' },
};

/** The first filter, which hides annotations that are more likely wrong than right. */
export const firstFilter: Filter = {
  hiddenTypes: [],
  thresholds: { entities: LIKELY_ENTITY, relations: LIKELY },
};

export const initialState: State = {
  engine: { status: 'idle' },
  workspace: emptyWorkspace,
  activities: new Map(),
  putAway: [],
  log: emptyLog,
  ...noActivity,
  typed: '',
  view: {
    panel: 'entities',
    isPanelOpen: false,
    filter: firstFilter,
    curation: {},
  },
};
