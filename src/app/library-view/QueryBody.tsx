import { useMemo } from 'react';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { CollectionView } from './CollectionView.tsx';
import { DocumentTable } from './DocumentTable.tsx';
import type { LibraryPage, LibraryState } from './library-page.ts';
import type { LibraryQuery } from './library-query.ts';
import { SentenceList } from './SentenceList.tsx';

/** The documents of a query, as the view that it names. */
export function QueryBody({
  page,
  state,
  rows,
  query,
  isSearching,
  onChange,
}: {
  readonly page: LibraryPage;
  readonly state: LibraryState;
  readonly rows: readonly LibraryRow[];
  readonly query: LibraryQuery;
  readonly isSearching: boolean;
  readonly onChange: (change: Partial<LibraryQuery>) => void;
}) {
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  switch (query.view) {
    case 'documents':
      return (
        <DocumentTable
          page={page}
          state={state}
          rows={rows}
          query={query}
          isSearching={isSearching}
          onSort={onChange}
        />
      );
    case 'sentences':
      return <SentenceList page={page} rows={rows} query={query} />;
    default:
      return (
        <CollectionView
          page={page}
          keys={keys}
          view={query.view}
          query={query}
          onChange={onChange}
        />
      );
  }
}
