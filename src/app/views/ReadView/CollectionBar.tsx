import { useState } from 'react';
import { titleOf } from '../../../core/document/title.ts';
import { formatCount, plural } from '../../content/format.ts';
import { CollectionDialog } from '../../parts/CollectionDialog/CollectionDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectCollection } from '../../state/workspace/select-documents.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';
import styles from './CollectionBar.module.css';

/** The documents that were opened together: which of them this is, the next one, all of them. */
export function CollectionBar({ store }: { readonly store: AppStore }) {
  const collection = useSelected(store, selectCollection);
  const [isChoosing, setChoosing] = useState(false);
  if (!collection) return null;
  const { name, entries, at } = collection;
  const turn = (to: number) => {
    setChoosing(false);
    store.dispatch({ type: 'collection-turned', to });
  };
  return (
    <nav className={styles.bar} aria-label="Documents of the file" data-collection={entries.length}>
      <p>
        <b>{name}</b>{' '}
        {at === undefined
          ? `${plural(entries.length, 'document')}, as you left them`
          : `${formatCount(at + 1)} of ${formatCount(entries.length)}`}
      </p>
      <div className={styles.actions}>
        {at !== undefined && (
          <>
            <Button
              look="line"
              disabled={at === 0}
              aria-label="Previous document"
              onClick={() => turn(at - 1)}
            >
              ‹ Previous
            </Button>
            <Button
              look="line"
              disabled={at === entries.length - 1}
              aria-label="Next document"
              onClick={() => turn(at + 1)}
            >
              Next ›
            </Button>
          </>
        )}
        <Button look="line" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
          All documents
        </Button>
        {at === undefined && (
          <Button
            isIcon
            aria-label={`Put ${name} away`}
            onClick={() => store.dispatch({ type: 'collection-closed' })}
          >
            ✕
          </Button>
        )}
      </div>
      {isChoosing && (
        <CollectionDialog
          name={name}
          at={at}
          rows={entries.map(({ document }) => ({
            id: document.id,
            title: titleOf(document),
            mentions: document.imported?.mentions.length ?? 0,
            decisions: document.decisions.length,
            isRead: document.reading !== undefined,
          }))}
          onChoose={turn}
          onClose={() => setChoosing(false)}
        />
      )}
    </nav>
  );
}
