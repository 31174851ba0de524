import { useState } from 'react';
import { formatCount } from '../content/format.ts';
import { typeLabel } from '../content/types.ts';
import { Button } from '../ui/Button/Button.tsx';
import type { CollectionRow, CollectionViewName } from './collection-rows.ts';

export interface CollectionTableProps {
  readonly view: CollectionViewName;
  readonly rows: readonly CollectionRow[];
}

export const HEADINGS: Readonly<Record<CollectionViewName, readonly string[]>> = {
  concepts: ['Concept', 'Documents', 'Mentions', 'Only denied'],
  pairs: ['Pair', 'Together', 'Sentences', 'Related'],
  years: ['Year', 'Documents'],
};

/** Number of rows drawn at first, and added each time. */
const STEP = 200;

/** The content of the documents as a table; each figure is a link. */
export function CollectionTable({ view, rows }: CollectionTableProps) {
  const [drawn, setDrawn] = useState(STEP);
  const most = Math.max(1, ...rows.map(({ cells }) => cells[0]?.count ?? 0));
  return (
    <>
      <table data-collection-table="">
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
          {rows.slice(0, drawn).map(({ id, names, cells }) => (
            <tr key={id}>
              <th scope="row">
                {names.map(({ label, type }) => (
                  <span key={label} data-type={type} title={type && typeLabel(type)}>
                    {label}
                  </span>
                ))}
                <i
                  aria-hidden="true"
                  style={{ inlineSize: `${(100 * (cells[0]?.count ?? 0)) / most}%` }}
                />
              </th>
              {cells.map(({ measure, count, href }) => (
                <td key={measure}>
                  {href === undefined ? (
                    formatCount(count)
                  ) : (
                    <a href={href}>{formatCount(count)}</a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {drawn < rows.length && (
        <Button look="line" onClick={() => setDrawn(drawn + STEP)}>
          Show more
        </Button>
      )}
    </>
  );
}
