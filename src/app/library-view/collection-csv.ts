import { csvCell } from '../../core/csv.ts';
import type { CollectionRow, CollectionViewName } from './collection-rows.ts';

const HEADS: Readonly<Record<CollectionViewName, readonly string[]>> = {
  concepts: ['id', 'name', 'type', 'documents', 'mentions'],
  pairs: ['ids', 'name_1', 'type_1', 'name_2', 'type_2', 'together', 'related'],
  years: ['year', 'documents'],
};

/** A table about many documents as a file: RFC 4180, in UTF-8. Documents without a year have none there, too. */
export function collectionCsv(view: CollectionViewName, rows: readonly CollectionRow[]): string {
  const lines = rows.map(({ id, names, cells }) => {
    const counts = cells.map(({ count }) => String(count));
    if (view === 'years') return [id === 'none' ? '' : id, ...counts];
    return [id, ...names.flatMap(({ label, type = '' }) => [label, type]), ...counts];
  });
  return [HEADS[view], ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}
