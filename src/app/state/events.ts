import type {
  Annotations,
  Answers,
  OpenedPack,
  Progress,
  Reading,
} from '../../../workers/protocol.ts';
import type { ReadCount } from '../../core/annotation.ts';
import type { Verdict } from '../../core/document/model.ts';
import type { Failure } from '../../core/errors.ts';
import type { Desk } from '../../formats/desk/desk.ts';
import type { Origin } from '../../formats/open-text.ts';
import type { StorageFailure } from '../../runtime/desk/storage-failure.ts';
import type { Focus, Panel } from './model.ts';

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
  | { readonly type: 'origin-dismissed' }
  /** A text or file was not taken. */
  | { readonly type: 'input-refused'; readonly failure: Failure }
  | { readonly type: 'refusal-dismissed' }
  | { readonly type: 'fallback-dismissed' }
  | { readonly type: 'not-kept-dismissed' }
  | { readonly type: 'document-cleared' }
  /** The replaced or cleared document is wanted back. */
  | { readonly type: 'previous-restored' }
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
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'panel-chosen'; readonly panel: Panel }
  | { readonly type: 'type-toggled'; readonly entityType: string }
  | {
      readonly type: 'threshold-moved';
      readonly of: 'entities' | 'relations';
      readonly threshold: number;
    }
  /** Reads the text again if it differs from the guideline in force. */
  | { readonly type: 'guideline-chosen'; readonly guideline: string }
  | { readonly type: 'focused'; readonly focus: Focus }
  | { readonly type: 'focus-left' }
  | { readonly type: 'question-asked'; readonly question: string }
  | { readonly type: 'question-removed'; readonly id: string }
  | { readonly type: 'asking-stopped' }
  | { readonly type: 'reading-stopped' }
  /** Try again what failed or was stopped. */
  | { readonly type: 'reading-retried' }
  | { readonly type: 'asking-retried' }
  | { readonly type: 'engine-retried' };

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

/** What became of the work that is kept on this device: dispatched by `restore.ts` and `keep.ts` alone. */
export type KeepingEvent =
  | { readonly type: 'desk-restored'; readonly desk: Desk }
  | { readonly type: 'keeping-failed'; readonly failure: StorageFailure }
  | { readonly type: 'keeping-worked' };

export type AppEvent = UserEvent | EngineEvent | KeepingEvent;

export type EventOf<T extends AppEvent['type']> = Extract<AppEvent, { readonly type: T }>;
