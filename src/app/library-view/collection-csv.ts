import { csvCell } from '../../core/csv.ts';
import type { CollectionRow, CollectionViewName } from './collection-rows.ts';

const HEADS: Readonly<Record<CollectionViewName, readonly string[]>> = {
  concepts: ['id', 'name', 'type', 'documents', 'mentions', 'only_denied'],
  pairs: ['ids', 'name_1', 'type_1', 'name_2', 'type_2', 'together', 'sentences', 'related'],
  years: ['year', 'documents'],
};

/** A table about many documents as CSV (RFC 4180, UTF-8). Documents without a year have an empty cell. */
export function collectionCsv(view: CollectionViewName, rows: readonly CollectionRow[]): string {
  const lines = rows.map(({ id, names, cells }) => {
    const counts = cells.map(({ count }) => String(count));
    if (view === 'years') return [id === 'none' ? '' : id, ...counts];
    return [id, ...names.flatMap(({ label, type = '' }) => [label, type]), ...counts];
  });
  return [HEADS[view], ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}
