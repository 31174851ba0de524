import { useEffect, useState } from 'react';
import type { CollectionTables as Tables } from '../../core/collection/tables.ts';
import { hashOf } from '../address/address.ts';
import { formatCount, plural } from '../content/format.ts';
import { typeLabel } from '../content/types.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './CollectionTables.module.css';
import type { LibraryPage } from './library-page.ts';
import { type LibraryQuery, queryFrom, queryText } from './library-query.ts';

export interface CollectionTablesProps {
  readonly page: LibraryPage;
  /** Documents that are counted, those that the filters show. */
  readonly keys: readonly string[];
  readonly view: 'concepts' | 'pairs' | 'years';
}

/** Rows that are drawn at first, and more of them each time. */
const DRAWN = 200;

/** What the documents speak of, in tables; every figure is a link to its documents. */
export function CollectionTables({ page, keys, view }: CollectionTablesProps) {
  const [tables, setTables] = useState<Tables>();
  const [drawn, setDrawn] = useState(DRAWN);
  useEffect(() => {
    let isCurrent = true;
    page.client.call('tables', { keys }).then(
      (counted) => isCurrent && setTables(counted),
      () => page.set({ problem: 'The tables could not be counted. Open them again.' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [page, keys]);
  if (!tables) return <p className={styles.none}>Counting …</p>;
  const rows = rowsOf(tables, view);
  const years = tables.years.filter(({ year }) => year !== undefined).length;
  const total =
    view === 'concepts' ? tables.conceptCount : view === 'pairs' ? tables.pairCount : years;
  const most = Math.max(1, ...rows.map(({ share }) => share));
  return (
    <section className={styles.tables} aria-label={HEADINGS[view][0]} data-tables={view}>
      <table>
        <caption>
          {plural(total, view === 'years' ? 'year' : view === 'pairs' ? 'pair' : 'concept')} in{' '}
          {plural(keys.length, 'document')}
          {rows.length < total && `; the ${formatCount(rows.length)} largest`}
        </caption>
        <thead>
          <tr>
            {HEADINGS[view].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map(({ name, details, figures, share }) => (
            <tr key={name}>
              <th scope="row">
                {details.map(({ label, type }) => (
                  <span key={label} data-type={type} title={type && typeLabel(type)}>
                    {label}
                  </span>
                ))}
                <i aria-hidden="true" style={{ inlineSize: `${(100 * share) / most}%` }} />
              </th>
              {figures.map(({ id, count, query }) => (
                <td key={id}>
                  {query && count > 0 ? (
                    <a href={hashOf({ view: 'library', query: queryText({ ...ALL, ...query }) })}>
                      {formatCount(count)}
                    </a>
                  ) : (
                    formatCount(count)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {drawn < rows.length && (
        <Button look="line" onClick={() => setDrawn(drawn + DRAWN)}>
          Show more
        </Button>
      )}
      {rows.length === 0 && (
        <p className={styles.none}>
          Nothing is known of these documents yet. It is counted when they are read.
        </p>
      )}
    </section>
  );
}

const ALL = queryFrom('');

const HEADINGS = {
  concepts: ['Concept', 'Documents', 'Mentions'],
  pairs: ['Pair', 'Together', 'Related'],
  years: ['Year', 'Documents'],
} as const;

interface Row {
  readonly name: string;
  readonly details: readonly { readonly label: string; readonly type?: string }[];
  readonly figures: readonly {
    readonly id: string;
    readonly count: number;
    /** What shows its documents. */
    readonly query?: Partial<LibraryQuery>;
  }[];
  readonly share: number;
}

function rowsOf(tables: Tables, view: CollectionTablesProps['view']): readonly Row[] {
  switch (view) {
    case 'concepts':
      return tables.concepts.map(({ identity, name, type, documents, mentions }) => ({
        name: identity,
        details: [{ label: name, type }],
        figures: [
          { id: 'documents', count: documents, query: { by: 'concept', search: `=${identity}` } },
          { id: 'mentions', count: mentions },
        ],
        share: documents,
      }));
    case 'pairs':
      return tables.pairs.map(({ a, b, together, related }) => {
        const search = `=${a.identity} > =${b.identity}`;
        return {
          name: `${a.identity} ${b.identity}`,
          details: [
            { label: a.name, type: a.type },
            { label: b.name, type: b.type },
          ],
          figures: [
            { id: 'together', count: together, query: { by: 'pair', search } },
            { id: 'related', count: related, query: { by: 'relation', search } },
          ],
          share: together,
        };
      });
    case 'years':
      return tables.years.map(({ year, documents }) => ({
        name: String(year ?? 'none'),
        details: [{ label: year === undefined ? 'Without a year' : String(year) }],
        figures: [{ id: 'documents', count: documents, query: { year: String(year ?? 'none') } }],
        share: documents,
      }));
  }
}
