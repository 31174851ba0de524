import { useState } from 'react';
import { plural } from '../../content/format.ts';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { More } from '../../ui/More/More.tsx';
import { useRows } from '../../ui/More/use-rows.ts';
import styles from './CollectionDialog.module.css';

export interface CollectionRow {
  readonly id: string;
  readonly title: string;
  /** Number of mentions in the document's file. */
  readonly mentions: number;
  readonly decisions: number;
  readonly isRead: boolean;
  readonly isReviewed: boolean;
}

export interface CollectionDialogProps {
  readonly name: string;
  /** Index of the document on the page. */
  readonly at: number | undefined;
  readonly rows: readonly CollectionRow[];
  readonly onChoose: (at: number) => void;
  readonly onClose: () => void;
}

/** Lists all documents of a file, to choose one. */
export function CollectionDialog({ name, at, rows, onChoose, onClose }: CollectionDialogProps) {
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLowerCase();
  const found = rows
    .map((row, index) => ({ ...row, index }))
    .filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted));
  const shown = useRows(found, ({ index }) => index === at);
  return (
    <Dialog title={`${plural(rows.length, 'document')} in ${name}`} onClose={onClose}>
      <p className={styles.lead}>What you decide in one is kept when you go to another.</p>
      <input
        type="search"
        className={styles.search}
        placeholder="Find an identifier or a title"
        aria-label="Find an identifier or a title"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <ol className={styles.list}>
        {shown.shown.map((row) => (
          <li key={row.index}>
            <button
              type="button"
              aria-current={row.index === at || undefined}
              onClick={() => onChoose(row.index)}
            >
              <span className={styles.title}>{row.title}</span>
              <small>
                {row.id}
                {row.mentions > 0 && ` · ${plural(row.mentions, 'mention')} in the file`}
                {row.isReviewed && ' · ✓ reviewed'}
                {row.isRead && ' · read'}
                {row.decisions > 0 && ` · ${plural(row.decisions, 'decision')}`}
              </small>
            </button>
          </li>
        ))}
      </ol>
      {found.length === 0 && <p className={styles.lead}>No document is called so.</p>}
      <More {...shown} />
    </Dialog>
  );
}
