// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be placed by a virtual list
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names its row
import { memo } from 'react';
import type { Snippets } from '../../core/search/snippet.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { hashOf } from '../address/address.ts';
import { formatCount } from '../content/format.ts';
import styles from './DocumentTable.module.css';
import { MarkedSentence } from './MarkedSentence.tsx';
import { isCounted } from './order-rows.ts';
import { authorsOf, reviewerOf, reviewOf, signsOf, statusOf } from './row-words.ts';

export interface TableRowProps {
  readonly id: string;
  readonly row: LibraryRow;
  /** The matching sentences, while a search is active. */
  readonly snippet: Snippets | undefined;
  /** Index in the whole table, from 0. */
  readonly index: number;
  /** Distance from the first row in CSS pixels. */
  readonly top: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onActive: () => void;
  readonly onToggle: () => void;
}

export const TableRow = memo(
  function TableRow(props: TableRowProps) {
    const { id, row, snippet, index, top, isActive, isSelected, onActive, onToggle } = props;
    const counted = isCounted(row);
    const meta = [authorsOf(row), row.year, row.journal].filter(Boolean).join(' · ');
    return (
      <div
        id={id}
        role="row"
        className={styles.row}
        style={{ transform: `translateY(${top}px)` }}
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        data-row={row.key}
        data-active={isActive || undefined}
        onClick={onActive}
      >
        <span role="gridcell" className={styles.check}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Select ${row.name || 'the record'}`}
            checked={isSelected}
            onChange={onToggle}
          />
        </span>
        <span role="gridcell" data-column="title">
          <a href={hashOf({ view: 'read', key: row.key })} tabIndex={-1} title={row.name}>
            {row.name || 'Record without a text'}
          </a>
          <span className={styles.meta}>
            {signsOf(row).map(({ sign, tone }) => (
              <b key={sign} data-tone={tone}>
                {sign}
              </b>
            ))}
            {row.tags.map((tag) => (
              <i key={tag}>{tag}</i>
            ))}
            {snippet && <Found snippet={snippet} />}
            {!snippet && <span className={styles.wide}>{authorsOf(row)}</span>}
            <span className={styles.narrow} hidden={snippet !== undefined}>
              {[
                statusOf(row),
                row.reviewed && reviewOf(row),
                counted && `${formatCount(row.entities)} entities`,
                meta,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </span>
        <span role="gridcell" data-column="year">
          {row.year}
        </span>
        <span role="gridcell" data-column="journal" title={row.journal}>
          {row.journal}
        </span>
        <span role="gridcell" data-column="entities">
          {counted && formatCount(row.entities)}
        </span>
        <span role="gridcell" data-column="relations">
          {counted && formatCount(row.relations)}
        </span>
        <span role="gridcell" data-column="reviewed" title={reviewerOf(row)}>
          {reviewOf(row)}
        </span>
        <span role="gridcell" data-column="status" data-status={row.status} title={row.failure}>
          {statusOf(row)}
        </span>
      </div>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.snippet === after.snippet &&
    before.index === after.index &&
    before.top === after.top &&
    before.isActive === after.isActive &&
    before.isSelected === after.isSelected,
);

/** The best sentence, shown from shortly before its first match: the row has one line for it. */
function Found({ snippet: { shown, sentences } }: { readonly snippet: Snippets }) {
  const [best] = shown;
  if (!best) return null;
  const first = best.marks[0]?.start ?? 0;
  const isLate = first > MAX_BEFORE;
  const begin = isLate ? best.sentence.lastIndexOf(' ', first - MAX_BEFORE / 2) + 1 : 0;
  return (
    <span title={best.sentence} data-snippet="">
      {sentences > 1 && `${formatCount(sentences)} sentences: `}
      {begin > 0 && '… '}
      <MarkedSentence snippet={best} begin={begin} />
    </span>
  );
}

/** UTF-16 code units shown before the first match. */
const MAX_BEFORE = 60;
