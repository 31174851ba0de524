import { useEffect, useMemo, useState } from 'react';
import type { CollectionTables } from '../../core/collection/tables.ts';
import { formatCount, plural } from '../content/format.ts';
import { saveFile } from '../save-file.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Later } from '../ui/Later/Later.tsx';
import { CollectionTable, HEADINGS } from './CollectionTable.tsx';
import styles from './CollectionView.module.css';
import { collectionCsv } from './collection-csv.ts';
import {
  type CollectionViewName,
  collectionRows,
  MEASURES_OF,
  measureOf,
} from './collection-rows.ts';
import type { LibraryPage } from './library-page.ts';
import type { LibraryQuery, Look, Measure } from './library-query.ts';

export interface CollectionViewProps {
  readonly page: LibraryPage;
  /** Keys of the documents that the filters show. */
  readonly keys: readonly string[];
  readonly view: CollectionViewName;
  readonly query: LibraryQuery;
  readonly onChange: (change: Partial<LibraryQuery>) => void;
}

const loadChart = async () => (await import('./CollectionChart.tsx')).CollectionChart;

const LOOKS_OF: Readonly<Record<CollectionViewName, readonly Look[]>> = {
  concepts: ['table', 'chart'],
  pairs: ['table', 'chart', 'network'],
  years: ['table', 'chart'],
};

/** The note on denied statements in each view. */
const DENIALS: Readonly<Record<CollectionViewName, string>> = {
  concepts:
    ' A document that only denies a concept (“no seizures”) counts under ‘Only denied’ alone.',
  pairs:
    ' What a text only denies makes no pair, and a relation that it denies is not counted as related.',
  years: '',
};

const MEASURE_LABELS: Readonly<Record<Measure, string>> = {
  documents: 'Documents',
  mentions: 'Mentions',
  denied: 'Only denied',
  sentences: 'Sentences',
  related: 'Asserted relations',
};

/** The content of the documents, as a table, a chart or a network. Each figure links to what it counts. */
export function CollectionView({ page, keys, view, query, onChange }: CollectionViewProps) {
  const { isUnsureToo } = query;
  const [tables, setTables] = useState<CollectionTables>();
  useEffect(() => {
    let isCurrent = true;
    page.client.call('tables', { keys, isUnsureToo }).then(
      (counted) => isCurrent && setTables(counted),
      () => page.set({ problem: NOT_COUNTED }),
    );
    return () => {
      isCurrent = false;
    };
  }, [page, keys, isUnsureToo]);
  const rows = useMemo(
    () => (tables ? collectionRows(tables, view, query) : []),
    [tables, view, query],
  );
  if (!tables) return <p className={styles.none}>Counting …</p>;
  const look = LOOKS_OF[view].includes(query.look) ? query.look : 'table';
  const caption = captionOf(tables, view, rows.length, keys.length);
  return (
    <section className={styles.view} aria-label={HEADINGS[view][0]} data-tables={view}>
      <div className={styles.head}>
        <p data-caption="">
          {caption}
          {DENIALS[view]}
        </p>
        <fieldset>
          <legend>Drawn as</legend>
          {LOOKS_OF[view].map((one) => (
            <Button
              key={one}
              aria-pressed={look === one}
              data-look={one}
              onClick={() => onChange({ look: one })}
            >
              {labelOf(one, view)}
            </Button>
          ))}
        </fieldset>
        {look !== 'table' && MEASURES_OF[view].length > 1 && (
          <label>
            By{' '}
            <select
              value={measureOf(view, query, keys.length)}
              data-measure=""
              onChange={({ currentTarget }) => {
                const measure = MEASURES_OF[view].find((one) => one === currentTarget.value);
                if (measure) onChange({ measure });
              }}
            >
              {MEASURES_OF[view].map((one) => (
                <option key={one} value={one}>
                  {MEASURE_LABELS[one]}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button
          look="line"
          disabled={rows.length === 0}
          onClick={() => saveFile(collectionCsv(view, rows), `biogloss-${view}.csv`, 'text/csv')}
        >
          Save as CSV
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>
          Nothing is known of these documents yet. It is counted when they are read.
        </p>
      ) : (
        <>
          {look !== 'table' && (
            <Later
              name="The chart"
              load={loadChart}
              props={{ view, tables, rows, query, caption, documents: keys.length }}
            />
          )}
          <CollectionTable view={view} rows={rows} />
        </>
      )}
    </section>
  );
}

function labelOf(look: Look, view: CollectionViewName): string {
  if (look === 'table') return 'Table';
  if (look === 'network') return 'Network';
  return view === 'years' ? 'Timeline' : 'Bar chart';
}

function captionOf(
  { conceptCount, pairCount, years }: CollectionTables,
  view: CollectionViewName,
  drawn: number,
  documents: number,
): string {
  const known = years.filter(({ year }) => year !== undefined).length;
  if (view === 'years') {
    const without = years.find(({ year }) => year === undefined)?.documents ?? 0;
    const rest = without > 0 ? `, ${formatCount(without)} without a year` : '';
    return `${plural(documents, 'document')} over ${plural(known, 'year')}${rest}.`;
  }
  const total = { concepts: conceptCount, pairs: pairCount }[view];
  const what = { concepts: 'concept', pairs: 'pair' }[view];
  const rest = drawn < total ? `; the ${formatCount(drawn)} largest` : '';
  return `${plural(total, what)} in ${plural(documents, 'document')}${rest}.`;
}

const NOT_COUNTED = {
  happened: 'The tables could not be counted.',
  kept: '',
  next: 'Open them again.',
};
