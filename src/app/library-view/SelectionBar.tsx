import { useId, useMemo, useState } from 'react';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { plural } from '../content/format.ts';
import { stamp } from '../curator.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import styles from './LibraryView.module.css';
import type { LibraryPage } from './library-page.ts';
import type { LibraryQuery } from './library-query.ts';
import { bringBack, notReviewed, reviewed } from './selection-deeds.ts';

export interface SelectionBarProps {
  readonly page: LibraryPage;
  /** Keys of selected documents that are shown. */
  readonly keys: readonly DocumentKey[];
  readonly rows: ReadonlyMap<DocumentKey, LibraryRow>;
  readonly query: LibraryQuery;
}

/** Actions for the selected documents. */
export function SelectionBar({ page, keys, rows, query }: SelectionBarProps) {
  const [isAsking, setAsking] = useState(false);
  const many = plural(keys.length, 'document');
  const done = () => page.set({ selected: new Set() });
  return (
    <section
      className={styles.selection}
      aria-label="Selected documents"
      data-selected={keys.length}
    >
      <p>{many} selected</p>
      {query.isTrash ? (
        <>
          <Button
            look="line"
            onClick={() => {
              const { change, what, undo } = bringBack(keys, rows);
              void page.mark(change, what, undo);
              done();
            }}
          >
            Bring back
          </Button>
          <Button look="line" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            Delete for good
          </Button>
        </>
      ) : (
        <>
          <TagForm page={page} keys={keys} rows={rows} />
          <ReviewButton page={page} keys={keys} rows={rows} />
          <Button
            look="line"
            onClick={() => {
              void page.mark({ kind: 'delete', keys }, `${many} deleted.`, {
                kind: 'bring-back',
                keys,
              });
              done();
            }}
          >
            Delete
          </Button>
        </>
      )}
      <Button onClick={done}>Select none</Button>
      {isAsking && (
        <Dialog title={`Delete ${many} for good?`} onClose={() => setAsking(false)}>
          <div className={styles.asked}>
            <p>
              Texts, decisions and what was read of them go from this browser and cannot be brought
              back. Documents that are open in another tab stay there.
            </p>
            <Button
              look="primary"
              onClick={() => {
                void page.remove(keys);
                setAsking(false);
                done();
              }}
            >
              Delete for good
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** Marks the unreviewed ones as reviewed; when all are reviewed, removes the mark. */
function ReviewButton({ page, keys, rows }: Omit<SelectionBarProps, 'query'>) {
  const isReviewed = keys.every((key) => rows.get(key)?.reviewed !== undefined);
  return (
    <Button
      look="line"
      onClick={() => {
        const deed = isReviewed ? notReviewed(keys, rows, stamp()) : reviewed(keys, rows, stamp());
        void page.mark(deed.change, deed.what, deed.undo);
      }}
    >
      {isReviewed ? 'Take the review off' : 'Mark as reviewed'}
    </Button>
  );
}

function TagForm({ page, keys, rows }: Omit<SelectionBarProps, 'query'>) {
  const [tag, setTag] = useState('');
  const known = useId();
  const tags = useMemo(
    () => [...new Set([...rows.values()].flatMap((row) => row.tags))].sort(),
    [rows],
  );
  const name = tag.trim();
  const withTag = keys.filter((key) => rows.get(key)?.tags.includes(name));
  const without = keys.filter((key) => !rows.get(key)?.tags.includes(name));
  return (
    <form
      className={styles.tagging}
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '' || without.length === 0) return;
        const many = plural(without.length, 'document');
        void page.mark({ kind: 'tag', keys: without, tag: name }, `${many} tagged “${name}”.`, {
          kind: 'untag',
          keys: without,
          tag: name,
        });
      }}
    >
      <label>
        Tag them{' '}
        <input value={tag} list={known} onChange={(event) => setTag(event.currentTarget.value)} />
      </label>
      <datalist id={known}>
        {tags.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Button look="line" type="submit" disabled={name === '' || without.length === 0}>
        Set
      </Button>
      <Button
        look="line"
        disabled={withTag.length === 0}
        onClick={() => {
          const many = plural(withTag.length, 'document');
          void page.mark(
            { kind: 'untag', keys: withTag, tag: name },
            `“${name}” taken off ${many}.`,
            { kind: 'tag', keys: withTag, tag: name },
          );
        }}
      >
        Take off
      </Button>
    </form>
  );
}
