import { useId, useMemo, useState } from 'react';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { formatCount } from '../content/format.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './LibraryView.module.css';
import {
  type LibraryQuery,
  type LibraryViewName,
  STATUS_FILTERS,
  type StatusFilter,
  VIEWS,
} from './library-query.ts';
import { SortField } from './SortField.tsx';

export interface FilterBarProps {
  readonly rows: ReadonlyMap<string, LibraryRow>;
  readonly query: LibraryQuery;
  readonly onChange: (change: Partial<LibraryQuery>) => void;
  readonly onDuplicates: () => void;
}

const STATUS_LABELS: Readonly<Record<StatusFilter, string>> = {
  unread: 'Not read yet',
  read: 'Read',
  failed: 'Could not be read',
  empty: 'Nothing to read',
  reviewed: 'Reviewed',
  'not-reviewed': 'Not reviewed',
  retracted: 'Retracted or corrected',
  untagged: 'Without a tag',
};

const VIEW_LABELS: Readonly<Record<LibraryViewName, string>> = {
  documents: 'Documents',
  sentences: 'Sentences',
  concepts: 'Concepts',
  pairs: 'Pairs of concepts',
  years: 'Years',
};

/** The filters and the order of documents. */
export function FilterBar({ rows, query, onChange, onDuplicates }: FilterBarProps) {
  const { tags, deleted } = useMemo(() => tagsIn(rows), [rows]);
  const [isOpen, setOpen] = useState(false);
  const more = useId();
  const inForce = filtersInForce(query);
  return (
    <search className={styles.filters} aria-label="Which documents are shown">
      <label>
        View{' '}
        <select
          data-view=""
          value={query.view}
          onChange={({ currentTarget }) => {
            const view = VIEWS.find((one) => one === currentTarget.value);
            if (view) onChange({ view });
          }}
        >
          {VIEWS.map((one) => (
            <option key={one} value={one}>
              {VIEW_LABELS[one]}
            </option>
          ))}
        </select>
      </label>
      <Button
        look="line"
        className={styles.unfold}
        aria-expanded={isOpen}
        aria-controls={more}
        onClick={() => setOpen(!isOpen)}
      >
        Filters and order{inForce > 0 && ` (${inForce})`}
      </Button>
      <div id={more} className={styles.more} data-open={isOpen || undefined}>
        <label>
          Show{' '}
          <select
            value={query.status ?? ''}
            onChange={({ currentTarget }) => {
              const status = STATUS_FILTERS.find((one) => one === currentTarget.value);
              onChange({ status });
            }}
          >
            <option value="">All</option>
            {STATUS_FILTERS.map((one) => (
              <option key={one} value={one}>
                {STATUS_LABELS[one]}
              </option>
            ))}
          </select>
        </label>
        {(tags.length > 0 || query.tag !== undefined) && (
          <label>
            Tag{' '}
            <select
              value={query.tag ?? ''}
              onChange={({ currentTarget: { value } }) =>
                onChange({ tag: value === '' ? undefined : value })
              }
            >
              <option value="">Any</option>
              {tags.map(([tag, count]) => (
                <option key={tag} value={tag}>
                  {tag} ({formatCount(count)})
                </option>
              ))}
              {query.tag !== undefined && !tags.some(([tag]) => tag === query.tag) && (
                <option value={query.tag}>{query.tag}</option>
              )}
            </select>
          </label>
        )}
        {isListed(query.view) && <SortField query={query} onChange={onChange} />}
        {query.within.map((one) => (
          <Button
            key={`${one.by} ${one.search}`}
            look="line"
            data-within=""
            aria-label={`Look through all, not only what ${one.search} finds`}
            onClick={() => onChange({ within: query.within.filter((other) => other !== one) })}
          >
            Within “{one.search}” ✕
          </Button>
        ))}
        {query.year !== undefined && (
          <Button
            look="line"
            aria-label="Show all years"
            onClick={() => onChange({ year: undefined })}
          >
            {query.year === 'none' ? 'Without a year' : query.year} ✕
          </Button>
        )}
        <label title="Entities under 0.5 and relations under 0.7 are found and counted, too">
          <input
            type="checkbox"
            checked={query.isUnsureToo}
            data-unsure=""
            onChange={({ currentTarget }) => onChange({ isUnsureToo: currentTarget.checked })}
          />{' '}
          Less certain, too
        </label>
        <div className={styles.kinds}>
          <Button aria-haspopup="dialog" onClick={onDuplicates}>
            Duplicates
          </Button>
          {(deleted > 0 || query.isTrash) && (
            <Button
              aria-pressed={query.isTrash}
              onClick={() => onChange({ isTrash: !query.isTrash })}
            >
              {query.isTrash ? 'Back to the library' : `Deleted (${formatCount(deleted)})`}
            </Button>
          )}
        </div>
      </div>
    </search>
  );
}

/** Views that list documents in the chosen order. Tables of concepts, pairs and years have their own orders. */
const isListed = (view: LibraryViewName): boolean => view === 'documents' || view === 'sentences';

/** Number of filters that hide documents, or show otherwise hidden ones. */
const filtersInForce = (query: LibraryQuery): number =>
  query.within.length +
  [
    query.status,
    query.tag,
    query.year,
    query.isUnsureToo || undefined,
    query.isTrash || undefined,
  ].filter((one) => one !== undefined).length;

function tagsIn(rows: ReadonlyMap<string, LibraryRow>) {
  const counts = new Map<string, number>();
  let deleted = 0;
  for (const row of rows.values()) {
    if (row.deleted !== undefined) deleted += 1;
    else for (const tag of row.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return { tags: [...counts].sort(([a], [b]) => a.localeCompare(b)), deleted };
}
