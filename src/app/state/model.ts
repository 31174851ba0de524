import { LIKELY, LIKELY_ENTITY, type Mention, type ReadCount } from '../../core/annotation.ts';
import type { ModelReading, TextDocument } from '../../core/document/model.ts';
import type { Failure } from '../../core/errors.ts';
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
import type { Curation } from './curation/model.ts';

/**
 * All that the page knows. Changed by `reduce` alone, held in the store. What belongs to one document is found under its
 * key in `workspace` and `activities`; the fields of `OneDocument` are that of the document on the page (`document-of.ts`).
 */
export interface State extends OneDocument {
  /** All documents that this tab holds, each with its history. */
  readonly workspace: Workspace;
  /** What is done for each document; of one for which nothing was begun there is nothing. */
  readonly activities: ReadonlyMap<DocumentKey, Activity>;
  /** Id of the collection whose documents can be turned to, whichever document is on the page. */
  readonly collection?: string;
  /** What was put away, the latest first; a document of a collection stands for all of it. */
  readonly putAway: readonly DocumentKey[];
  /** The latest of these was told of: another document has come on the page since, or the notice was closed. */
  readonly isPutAwayTold?: true;
  readonly engine: EngineState;
  /** WebGPU was tried and given up for WASM, for this reason; kept until dismissed. */
  readonly fallback?: Failure;
  /** What the document was taken out of; kept until dismissed. */
  readonly origin?: Origin;
  /** Files under way; a PDF in pages, `of` is 0 before the first. */
  readonly opening?: OpeningProgress & { readonly id: string };
  /** The user's own, first the one that wins; absent before it is known what is kept on this device. */
  readonly vocabularies?: readonly KeptVocabulary[];
  /** Why the text was read without the dictionary, until that is dismissed. */
  readonly readAlone?: Failure;
  /** A text or file that was not taken; what was there before is untouched. */
  readonly refused?: Failure;
  /** What stands in the field for a new text. */
  readonly typed: string;
  /** Work found on this device while another text was on the page or being typed. */
  readonly offered?: LoadedTab;
  /** The tab whose documents are now this one's: its record goes when all of this is kept. */
  readonly supersedes?: string;
  /** Why the work is not kept on this device, or was not found there; until dismissed or mended. */
  readonly notKept?: StorageFailure;
  readonly view: ViewState;
}

/** One document, and what is done for it. */
export interface OneDocument extends Activity {
  /** Key of the document on the page; absent, like `document`, while there is none. */
  readonly key?: DocumentKey;
  readonly document?: TextDocument;
  readonly log: StepLog;
}

/** What the engine does for one document. */
export interface Activity {
  readonly reading: ReadingState;
  readonly asking: AskingState;
  readonly linking: LinkingState;
}

/** What documents were taken out of. */
export interface Origin {
  /** For people. */
  readonly formats: readonly string[];
  readonly documents: number;
  /** What could not be read as it stands, or has no place on the page. */
  readonly warnings: readonly Warning[];
  /** Whether it can be taken as the text it is (`actions.takeAsText`), or was taken so. */
  readonly plain:
    | (PlainText & { readonly status: 'possible' })
    | { readonly status: 'taken' | 'impossible' };
}

/** A text as it was given. */
export interface PlainText {
  readonly text: string;
  readonly title: string;
}

export type EngineState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly progress?: Progress }
  | { readonly status: 'ready'; readonly opened: OpenedPack }
  | { readonly status: 'failed'; readonly failure: Failure };

export type ReadingState =
  | { readonly status: 'none' }
  /** Waits for the engine. `isRepeated`: it was under way when the page ended. */
  | { readonly status: 'wanted'; readonly isRepeated?: true }
  | {
      readonly status: 'reading';
      readonly job: number;
      readonly isRepeated?: true;
      /** Word pieces; absent before the first window. */
      readonly read?: ReadCount;
      /** After an edit: only these spans (UTF-16) are read, and added to what is known. */
      readonly again?: { readonly focus: readonly Span[]; readonly known: ModelReading };
      /** Spans (UTF-16) of a text read for the first time that are left out; absent when there are none. */
      readonly leftOut?: readonly Span[];
      /** Mentions so far, in the order they came. */
      readonly found: readonly Mention[];
      /** How many of them are in the document by now. */
      readonly shown: number;
    }
  /** `elapsedMs` is absent where an earlier reading came back by undoing. */
  | { readonly status: 'done'; readonly elapsedMs?: number }
  | { readonly status: 'failed'; readonly failure: Failure }
  /** What was found before stays in the document. */
  | { readonly status: 'cancelled' };

/** One question at a time. */
export type AskingState =
  | { readonly status: 'none' }
  /** Waits for the engine. `isRepeated` as of a reading. */
  | (Asked & { readonly status: 'wanted'; readonly isRepeated?: true })
  | (Asked & {
      readonly status: 'asking';
      readonly job: number;
      readonly isRepeated?: true;
      /** Word pieces; absent before the first window. */
      readonly read?: ReadCount;
    })
  | (Asked & { readonly status: 'failed'; readonly failure: Failure });

interface Asked {
  readonly question: string;
  /** Questions that were asked since and wait for their turn, each once; absent: none. */
  readonly next?: readonly string[];
}

/** Linking mentions with concepts; what came of it is in the document's reading. */
export type LinkingState =
  /** `isTheirs`: another tab has linked what is there, with the vocabularies in use in that tab. */
  | { readonly status: 'idle'; readonly isTheirs?: true }
  /** `progress`: bytes of the lexicon, while it is fetched. */
  | { readonly status: 'linking'; readonly job: number; readonly progress?: Progress }
  | { readonly status: 'failed'; readonly failure: Failure; readonly isSeen: boolean };

export type Panel = 'entities' | 'relations' | 'ask' | 'export';

/** What is lit up in the text. `answer` is the index into the question's answers. */
export type Focus =
  | { readonly kind: 'mention'; readonly id: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'relation'; readonly id: string }
  | { readonly kind: 'answer'; readonly question: string; readonly answer: number };

export interface ViewState {
  readonly panel: Panel;
  /** On a narrow screen the findings lie over the foot of the window; closed, only their tabs do. */
  readonly isPanelOpen: boolean;
  readonly filter: Filter;
  /** Corpus whose guideline is followed; absent: the pack's default. */
  readonly guideline?: string;
  /** The model reads alone, without the names of the dictionary. */
  readonly isDictionaryOff?: boolean;
  readonly focus?: Focus;
  readonly dialog?: ViewDialog;
  /** The relations of this mention alone are listed. */
  readonly relationsOf?: string;
  readonly curation: Curation;
}

/** What lies over the Read view. Ids are those of mentions and relations. */
export type ViewDialog =
  | { readonly kind: 'concept'; readonly mention: string }
  /** Asks for an entity type. `mark`: of what is selected or in focus; `fixed`: of all that is selected from then on. */
  | { readonly kind: 'type'; readonly for: 'mark' | 'fixed' }
  | { readonly kind: 'split'; readonly mention: string }
  | { readonly kind: 'note'; readonly mention: string }
  | { readonly kind: 'note'; readonly relation: string }
  | { readonly kind: 'note'; readonly group: string }
  | { readonly kind: 'note'; readonly ofDocument: true }
  /** A relation that is being made, or one that is there. */
  | { readonly kind: 'relation'; readonly head: string; readonly tail: string }
  | { readonly kind: 'relation'; readonly relation: string }
  /** Accept all from a score on: asked first. */
  | { readonly kind: 'accept-above' }
  /** `dropped`: files to be added. */
  | { readonly kind: 'vocabularies'; readonly dropped?: readonly File[] };

/** What of the annotations is shown. Its own object, so that moving the focus recomputes nothing. */
export interface Filter {
  /** Entity types switched off. */
  readonly hiddenTypes: readonly string[];
  /** Only what nobody has decided about. */
  readonly isUndecidedOnly?: boolean;
  /** Only what differs from what the file says. */
  readonly isDifferingOnly?: boolean;
  /** What the file or the model says; absent: both. */
  readonly layer?: 'file' | 'model' | undefined;
  /**
   * Smallest score shown, in [0, 1], of an entity that of its surest mention. What a person accepted is shown whatever
   * its score.
   */
  readonly thresholds: { readonly entities: number; readonly relations: number };
}

export const noActivity: Activity = {
  reading: { status: 'none' },
  asking: { status: 'none' },
  linking: { status: 'idle' },
};

/** What is shown at first: what the model is sure enough of. */
export const firstFilter: Filter = {
  hiddenTypes: [],
  thresholds: { entities: LIKELY_ENTITY, relations: LIKELY },
};

/** Everything is shown. */
export const noFilter: Filter = { hiddenTypes: [], thresholds: { entities: 0, relations: 0 } };

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
