// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be placed by a virtual list
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names its row
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { goTo } from '../address/address.ts';
import styles from './DocumentTable.module.css';
import type { LibraryPage, LibraryState } from './library-page.ts';
import type { LibraryQuery, SortColumn } from './library-query.ts';
import { TableRow } from './TableRow.tsx';
import { HEADING_HEIGHT, ROW_HEIGHT, useKeptScroll } from './use-kept-scroll.ts';
import { MAX_SENTENCES, useSnippets } from './use-search.ts';

export interface DocumentTableProps {
  readonly page: LibraryPage;
  readonly state: LibraryState;
  readonly rows: readonly LibraryRow[];
  readonly query: LibraryQuery;
  /** True until a search has found its documents. */
  readonly isSearching: boolean;
  readonly onSort: (change: Partial<LibraryQuery>) => void;
}

const COLUMNS: readonly { readonly column: SortColumn; readonly label: string }[] = [
  { column: 'title', label: 'Title' },
  { column: 'year', label: 'Year' },
  { column: 'journal', label: 'Journal' },
  { column: 'entities', label: 'Entities' },
  { column: 'relations', label: 'Relations' },
  { column: 'reviewed', label: 'Reviewed' },
  { column: 'status', label: 'Status' },
];

/**
 * A grid that draws only the visible rows and the active one. The focus stays on the grid, which names its active row
 * (`aria-activedescendant`), so that neither is lost when the row is scrolled out.
 */
export function DocumentTable(props: DocumentTableProps) {
  const { page, state, rows, query, isSearching, onSort } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const at = rows.findIndex(({ key }) => key === state.active);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    rangeExtractor: useCallback((range: Range) => withActive(range, at), [at]),
    scrollPaddingEnd: HEADING_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
  });
  useKeptScroll(scroller, JSON.stringify(query), rows.length, at);
  const hasActive = useRef(state.active !== undefined);
  // Returning from a document restores the focus and the active row.
  useEffect(() => {
    if (hasActive.current && document.activeElement === document.body) {
      scroller.current?.focus({ preventScroll: true });
    }
  }, []);
  // A bar that appears makes the table smaller: a visible active row stays visible.
  const height = virtual.scrollRect?.height ?? 0;
  const heightBefore = useRef(height);
  useLayoutEffect(() => {
    const before = heightBefore.current;
    heightBefore.current = height;
    const top = at * ROW_HEIGHT - (virtual.scrollOffset ?? 0);
    if (height < before && top >= 0 && top < before - HEADING_HEIGHT)
      virtual.scrollToIndex(at, { align: 'auto' });
  }, [height, at, virtual]);
  const drawn = virtual.getVirtualItems();
  const snippets = useSnippets(
    page,
    query,
    drawn.map(({ index }) => rows[index]?.key ?? ''),
    MAX_SENTENCES.row,
  );

  const move = (to: number) => {
    const index = Math.min(Math.max(to, 0), rows.length - 1);
    const row = rows[index];
    if (!row) return;
    page.set({ active: row.key });
    virtual.scrollToIndex(index, { align: 'auto' });
  };
  const toggle = (key: string) =>
    page.set(({ selected }) => {
      const next = new Set(selected);
      if (!next.delete(key)) next.add(key);
      return { selected: next };
    });
  const areAllSelected = rows.length > 0 && rows.every(({ key }) => state.selected.has(key));
  const toggleAll = () =>
    page.set({ selected: areAllSelected ? new Set() : new Set(rows.map(({ key }) => key)) });

  function onKeyDown(event: KeyboardEvent): void {
    // Keys on links and on buttons of the heading belong to them.
    if (event.target !== event.currentTarget) return;
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const row = rows[at];
    const target = targetOf(event.key, at, inSight, rows.length);
    const isAll = event.key === 'a' && (event.ctrlKey || event.metaKey);
    if (!isAll && (event.ctrlKey || event.metaKey || event.altKey)) return;
    if (isAll) toggleAll();
    else if (target !== undefined) move(target);
    else if (row && event.key === 'Enter') goTo({ view: 'read', key: row.key });
    else if (row && event.key === ' ') toggle(row.key);
    else if (row && event.key === 'Delete' && !query.isTrash) remove(row);
    else return;
    event.preventDefault();
  }
  function remove(row: LibraryRow): void {
    const keys = [row.key];
    void page.mark({ kind: 'delete', keys }, `“${row.name}” deleted.`, {
      kind: 'bring-back',
      keys,
    });
    const next = rows[at + 1] ?? rows[at - 1];
    page.set({ active: next?.key });
  }

  return (
    <div
      ref={scroller}
      className={styles.table}
      role="grid"
      aria-label="Documents"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={at < 0 ? undefined : rowId(state.active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget && at < 0) move(drawn[0]?.index ?? 0);
      }}
      data-table=""
    >
      <div className={styles.heading} role="row" aria-rowindex={1}>
        <span role="columnheader" className={styles.check}>
          <input
            type="checkbox"
            aria-label="Select all that are shown"
            checked={areAllSelected}
            onChange={toggleAll}
          />
        </span>
        {COLUMNS.map(({ column, label }) => {
          const isSorted = query.sort === column;
          return (
            <span
              key={column}
              role="columnheader"
              data-column={column}
              aria-sort={isSorted ? (query.isDescending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                onClick={() =>
                  onSort({ sort: column, isDescending: isSorted && !query.isDescending })
                }
              >
                {label}
                <span aria-hidden="true">{isSorted ? (query.isDescending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </span>
          );
        })}
      </div>
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ blockSize: `${virtual.getTotalSize()}px` }}
      >
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <TableRow
                key={row.key}
                id={rowId(row.key) ?? ''}
                row={row}
                snippet={snippets.get(row.key)}
                index={index}
                top={start}
                isActive={row.key === state.active}
                isSelected={state.selected.has(row.key)}
                onActive={() => page.set({ active: row.key })}
                onToggle={() => toggle(row.key)}
              />
            )
          );
        })}
      </div>
      {rows.length === 0 && state.status === 'open' && !isSearching && (
        <p className={styles.none}>No document is like this. Change what is shown.</p>
      )}
      {state.status === 'opening' && <p className={styles.none}>Opening the library …</p>}
    </div>
  );
}

/** The rows to draw: those near the visible ones, and the active one, in the order of the table. */
function withActive(range: Range, at: number): number[] {
  const drawn = defaultRangeExtractor(range);
  if (at < 0 || at >= range.count || drawn.includes(at)) return drawn;
  return at < range.startIndex ? [at, ...drawn] : [...drawn, at];
}

/** Index of the row to which a key moves from row `at` (-1 for no row). */
function targetOf(key: string, at: number, inSight: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + inSight;
    case 'PageUp':
      return at - inSight;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

const rowId = (key: string | undefined): string | undefined =>
  key === undefined ? undefined : `library-row-${key}`;
