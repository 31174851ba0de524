import type { CollectionTables } from '../../core/collection/tables.ts';
import type { Result } from '../../core/result.ts';
import type { Certainty } from '../../core/search/concepts.ts';
import type { Snippets } from '../../core/search/snippet.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import type { KeptTexts } from '../workspace/workspace-store.ts';
import type { AddRequest } from './add-documents.ts';
import type { AddProgress, AddReport } from './add-report.ts';
import type { Exported, ExportRequest } from './export-library.ts';
import type { Joined } from './joining.ts';
import type { Duplicates, Removal, RowChanges } from './library.ts';
import type { SavedSearch } from './records.ts';
import type { ReviewChange } from './reviewing.ts';
import type { LibraryRow } from './row.ts';
import type { SameTextRequest } from './same-text.ts';
import type { SearchRequest, SearchResult, SnippetsRequest } from './search-library.ts';

/** The calls from the page to the library's worker. Each call has a number, by which it can be cancelled. */
export interface LibraryCalls {
  open(request: undefined): Result<readonly LibraryRow[], StorageFailure>;
  add(
    request: AddRequest,
  ): Result<AddReport, { readonly failure: StorageFailure; readonly report: AddReport }>;
  change(request: MarkChange): Result<undefined, StorageFailure>;
  review(request: ReviewChange): Result<undefined, StorageFailure>;
  duplicates(request: undefined): Duplicates;
  search(request: SearchRequest): SearchResult;
  snippets(request: SnippetsRequest): readonly (readonly [DocumentKey, Snippets])[];
  /** Tables of what the given documents contain. */
  tables(request: Certainty & { readonly keys: readonly DocumentKey[] }): CollectionTables;
  /** Joins documents of one publication. */
  join(request: { readonly pairs: readonly Joined[] }): Result<undefined, StorageFailure>;
  /** Parts documents that were joined. */
  part(request: { readonly keys: readonly DocumentKey[] }): Result<undefined, StorageFailure>;
  /** Records whether pairs are no duplicates, as a person decided. */
  keepApart(request: {
    readonly pairs: readonly (readonly [DocumentKey, DocumentKey])[];
    readonly isApart: boolean;
  }): Result<undefined, StorageFailure>;
  export(request: ExportRequest): Exported;
  /** Restores the file of a whole library. */
  restore(request: {
    readonly file: Blob;
  }): Result<AddReport, { readonly failure: StorageFailure; readonly report: AddReport }>;
  /** The size of what is stored. */
  measure(request: undefined): Result<KeptTexts, StorageFailure>;
  remove(request: { readonly keys: readonly DocumentKey[] }): Result<Removal, StorageFailure>;
  /** Saves or removes a search, and returns all saved searches. */
  searches(request: SearchesChange | undefined): Result<readonly SavedSearch[], StorageFailure>;
  /** Earlier documents with exactly this text, the oldest first. */
  sameText(request: SameTextRequest): readonly LibraryRow[];
}

export interface SearchesChange {
  readonly save?: SavedSearch;
  /** Name of the search to remove. */
  readonly remove?: string;
}

/** A change of the marks of many documents. */
export type MarkChange = { readonly keys: readonly DocumentKey[] } & (
  | { readonly kind: 'bring-back' | 'retry' }
  /** `joined` maps documents to the ones that they are joined with again. */
  | { readonly kind: 'delete'; readonly joined?: ReadonlyMap<DocumentKey, DocumentKey> }
  | { readonly kind: 'tag' | 'untag'; readonly tag: string }
  | { readonly kind: 'failed'; readonly failure: string }
);

export type CallName = keyof LibraryCalls;

export type RequestOf<N extends CallName> = Parameters<LibraryCalls[N]>[0];
export type AnswerOf<N extends CallName> = ReturnType<LibraryCalls[N]>;

export type ToWorker =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: CallName;
      readonly request: unknown;
    }
  | { readonly type: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'threw'; readonly id: number; readonly reason: string }
  | { readonly type: 'progress'; readonly id: number; readonly progress: AddProgress }
  | { readonly type: 'changes'; readonly changes: RowChanges };
