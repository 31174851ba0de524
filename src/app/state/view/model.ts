import type { Span } from '../../../core/text/span.ts';
import type { Curation } from '../curation/model.ts';

export type Panel = 'entities' | 'relations' | 'ask' | 'export';

/** The highlighted part of the text. `answer` is an index into the question's answers. */
export type Focus =
  | { readonly kind: 'mention'; readonly id: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'relation'; readonly id: string }
  | { readonly kind: 'answer'; readonly question: string; readonly answer: number };

/** Span and type of a mention, independent of its id. UTF-16 code units, half-open. */
export interface MentionPlace extends Span {
  readonly type: string;
}

export interface ViewState {
  readonly panel: Panel;
  /** On a narrow screen, whether the findings cover the lower part of the window; when closed, only their tabs do. */
  readonly isPanelOpen: boolean;
  readonly filter: Filter;
  /** Corpus whose guideline the model follows; the pack's default when absent. */
  readonly guideline?: string;
  /** True when the model reads without the dictionary. */
  readonly isDictionaryOff?: boolean;
  readonly focus?: Focus;
  /**
   * Place of the mention that had the focus when a reading began. It gets the focus again when the reading finds it.
   */
  readonly sought?: MentionPlace;
  readonly dialog?: ViewDialog;
  /** Id of the mention to whose relations the list is restricted. */
  readonly relationsOf?: string;
  readonly curation: Curation;
}

/** The dialog over the Read view. Ids are those of mentions and relations. */
export type ViewDialog =
  | { readonly kind: 'concept'; readonly mention: string }
  /** Chooses an entity type. `mark`: for the selection or the mention in focus; `fixed`: for all later selections. */
  | { readonly kind: 'type'; readonly for: 'mark' | 'fixed' }
  | { readonly kind: 'split'; readonly mention: string }
  | { readonly kind: 'note'; readonly mention: string }
  | { readonly kind: 'note'; readonly relation: string }
  | { readonly kind: 'note'; readonly group: string }
  | { readonly kind: 'note'; readonly ofDocument: true }
  /** A new relation between two mentions, or an existing one. */
  | { readonly kind: 'relation'; readonly head: string; readonly tail: string }
  | { readonly kind: 'relation'; readonly relation: string }
  /** Asks from which score on all mentions are accepted. */
  | { readonly kind: 'accept-above' }
  /** `dropped`: files to be added. */
  | { readonly kind: 'vocabularies'; readonly dropped?: readonly File[] };

/** The filter of annotations: an object of its own, so that moving the focus recomputes nothing. */
export interface Filter {
  /** Entity types that are hidden. */
  readonly hiddenTypes: readonly string[];
  /** Shows undecided annotations only. */
  readonly isUndecidedOnly?: boolean;
  /** Shows only annotations that differ from the file. */
  readonly isDifferingOnly?: boolean;
  /** Shows the annotations of one layer; both when absent. */
  readonly layer?: 'file' | 'model' | undefined;
  /**
   * Smallest score shown, in [0, 1]; the score of an entity is that of its best mention. Accepted annotations are shown
   * whatever their score.
   */
  readonly thresholds: { readonly entities: number; readonly relations: number };
}
