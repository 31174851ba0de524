import { Button } from '../ui/Button/Button.tsx';
import { type LibraryQuery, SORT_COLUMNS, type SortColumn } from './library-query.ts';

export interface SortFieldProps {
  readonly query: LibraryQuery;
  readonly onChange: (change: Partial<LibraryQuery>) => void;
}

const SORT_LABELS: Readonly<Record<SortColumn, string>> = {
  added: 'Order added',
  title: 'Title',
  year: 'Year',
  journal: 'Journal',
  entities: 'Entities',
  relations: 'Relations',
  reviewed: 'Reviewed',
  status: 'Status',
};

/** The choice of the order of documents. */
export function SortField({ query, onChange }: SortFieldProps) {
  return (
    <>
      <label>
        Sort by{' '}
        <select
          value={query.sort}
          onChange={({ currentTarget }) => {
            const sort = SORT_COLUMNS.find((one) => one === currentTarget.value);
            if (sort) onChange({ sort, isDescending: false });
          }}
        >
          {SORT_COLUMNS.map((one) => (
            <option key={one} value={one}>
              {SORT_LABELS[one]}
            </option>
          ))}
        </select>
      </label>
      <Button
        look="line"
        isIcon
        aria-label={
          query.isDescending ? 'Sorted downwards; turn round' : 'Sorted upwards; turn round'
        }
        onClick={() => onChange({ isDescending: !query.isDescending })}
      >
        {query.isDescending ? '↓' : '↑'}
      </Button>
    </>
  );
}
