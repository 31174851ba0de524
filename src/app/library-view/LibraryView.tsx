import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { goTo, useAddress } from '../address/address.ts';
import { formatCount, plural } from '../content/format.ts';
import type { ReadingQueue } from '../reading-queue/queue-model.ts';
import { Button } from '../ui/Button/Button.tsx';
import { AddNotices } from './AddNotices.tsx';
import { DuplicatesDialog } from './DuplicatesDialog.tsx';
import { chosenFiles } from './dropped-files.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { FailedLibrary } from './FailedLibrary.tsx';
import { FilterBar } from './FilterBar.tsx';
import { KeptNotice } from './KeptNotice.tsx';
import styles from './LibraryView.module.css';
import type { LibraryPage } from './library-page.ts';
import { type LibraryQuery, queryFrom, queryText } from './library-query.ts';
import { lostLibrary } from './lost-library.ts';
import { orderRows } from './order-rows.ts';
import { QueryBody } from './QueryBody.tsx';
import { QueueBar } from './QueueBar.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { SearchField } from './SearchField.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { type SearchState, shownBy, useSearch } from './use-search.ts';

export interface LibraryViewProps {
  readonly page: LibraryPage;
  readonly queue: ReadingQueue;
}

/** The view of all documents stored in this browser. */
export function LibraryView({ page, queue }: LibraryViewProps) {
  const state = useSyncExternalStore(page.store.subscribe, page.store.getState);
  const address = useAddress();
  const given = address.view === 'library' ? address.query : '';
  const query = useMemo(() => queryFrom(given), [given]);
  const { rows, selected, status } = state;
  const found = useSearch(page, query, state.contents);
  const shown = useMemo(
    () => orderRows(rows.values(), query, shownBy(found)),
    [rows, query, found],
  );
  const [isComparing, setComparing] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const ask = useCallback(
    (change: Partial<LibraryQuery>, isNew = true) =>
      goTo({ view: 'library', query: queryText({ ...query, ...change }) }, isNew),
    [query],
  );
  useEffect(() => {
    void page.open();
  }, [page]);
  const all = useMemo(
    () => [...rows.values()].filter(({ deleted }) => (deleted !== undefined) === query.isTrash),
    [rows, query.isTrash],
  );
  const kept = useMemo(
    () => [...rows.values()].filter(({ deleted }) => deleted === undefined).length,
    [rows],
  );
  const total = all.length;
  const reviewed = useMemo(() => all.filter((row) => row.reviewed !== undefined).length, [all]);
  const chosen = useMemo(
    () => shown.flatMap(({ key }) => (selected.has(key) ? [key] : [])),
    [shown, selected],
  );
  const isEmpty = status === 'open' && rows.size === 0 && !state.adding;
  return (
    <main className={styles.view} data-library={status} data-shown={shown.length}>
      <div className={styles.head}>
        <h1>{query.isTrash ? 'Deleted documents' : 'Library'}</h1>
        <p className={styles.count} data-count="">
          {status === 'open' &&
            (shown.length === total
              ? plural(total, 'document')
              : `${formatCount(shown.length)} of ${plural(total, 'document')}`)}
          {reviewed > 0 && ` · ${formatCount(reviewed)} of ${formatCount(total)} reviewed`}
          {status === 'open' && wordsOfSearch(found)}
          {state.uncounted > 0 && `, ${formatCount(state.uncounted)} still to be counted`}
        </p>
        {status !== 'failed' && (
          <AddButtons page={page} onExport={() => setExporting(true)} hasAny={rows.size > 0} />
        )}
      </div>
      {status !== 'failed' && (
        <AddNotices page={page} state={state} onShow={(key) => goTo({ view: 'read', key })} />
      )}
      <KeptNotice documents={kept} onExport={() => setExporting(true)} />
      {status === 'failed' ? (
        <FailedLibrary reason={state.closedBy} onRetry={() => void page.open()} />
      ) : isEmpty ? (
        <EmptyLibrary lost={state.lost} />
      ) : (
        <>
          <QueueBar page={page} queue={queue} rows={rows} />
          <SearchField query={query} onChange={ask} />
          <SavedSearches page={page} query={query} />
          <FilterBar
            rows={rows}
            query={query}
            onChange={ask}
            onDuplicates={() => setComparing(true)}
          />
          {chosen.length > 0 && (
            <SelectionBar page={page} keys={chosen} rows={rows} query={query} />
          )}
          <QueryBody
            page={page}
            state={state}
            rows={shown}
            query={query}
            isSearching={found.status === 'searching'}
            onChange={ask}
          />
        </>
      )}
      {isExporting && (
        <ExportDialog page={page} shown={shown} all={rows} onClose={() => setExporting(false)} />
      )}
      {isComparing && (
        <DuplicatesDialog page={page} rows={rows} onClose={() => setComparing(false)} />
      )}
    </main>
  );
}

/** The state of a search in words, beside the number of documents. */
function wordsOfSearch(found: SearchState): string {
  switch (found.status) {
    case 'none':
      return '';
    case 'searching':
      return ' · searching …';
    case 'failed':
      return ' · the search stopped: type it again';
    case 'found': {
      const head = ` · found in ${formatCount(Math.max(1, Math.round(found.elapsedMs)))} ms`;
      return found.isPartial
        ? `${head}, but some texts could not be read: search again to find all`
        : head;
    }
  }
}

function AddButtons({
  page,
  hasAny,
  onExport,
}: Pick<LibraryViewProps, 'page'> & {
  readonly hasAny: boolean;
  readonly onExport: () => void;
}) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const add = async (input: HTMLInputElement) => {
    const chosen = chosenFiles(input.files ?? []);
    input.value = '';
    await page.add(chosen);
  };
  return (
    <div className={styles.add}>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-add-files=""
        onChange={(event) => void add(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        data-add-folder=""
        {...{ webkitdirectory: '' }}
        onChange={(event) => void add(event.currentTarget)}
      />
      <Button look="primary" onClick={() => files.current?.click()}>
        Add files
      </Button>
      <Button look="line" onClick={() => folder.current?.click()}>
        Add a folder
      </Button>
      {hasAny && (
        <Button look="line" aria-haspopup="dialog" onClick={onExport}>
          Export
        </Button>
      )}
    </div>
  );
}

/** `lost`: number of documents of the last visit that are gone from the browser's storage. */
function EmptyLibrary({ lost }: { readonly lost: number }) {
  const { happened, kept, next } = lostLibrary(lost);
  return (
    <div className={styles.empty} data-lost={lost}>
      {lost > 0 && (
        <p role="alert">
          <b>{happened}</b> {kept} {next}
        </p>
      )}
      <p>
        <b>No documents yet.</b> Drop files or folders here, or paste texts. Every text that you
        paste under ‘Read’ is kept here, too.
      </p>
      <p>
        PubMed XML, MEDLINE (nbib), RIS, PubTator, BioC, JATS, JSON, brat, PDF and plain text are
        read, packed as gzip or not, with thousands of records in a file.
      </p>
    </div>
  );
}
