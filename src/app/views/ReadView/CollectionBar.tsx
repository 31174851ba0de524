import { useState } from 'react';
import { reviewOf } from '../../../core/document/edits/review.ts';
import { titleOf } from '../../../core/document/title.ts';
import { formatCount, plural } from '../../content/format.ts';
import type { AppStore } from '../../state/actions.ts';
import { selectCollection } from '../../state/workspace/select-documents.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Later } from '../../ui/Later/Later.tsx';
import { useSelected } from '../use-selected.ts';
import styles from './CollectionBar.module.css';
import { LATER } from './later-parts.ts';

/** The bar of a collection: the current document, the next one, and the list of all. */
export function CollectionBar({ store }: { readonly store: AppStore }) {
  const collection = useSelected(store, selectCollection);
  const [isChoosing, setChoosing] = useState(false);
  if (!collection) return null;
  const { name, entries, at } = collection;
  const reviewed = entries.filter(({ document }) => reviewOf(document)).length;
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
        {reviewed > 0 && ` · ${formatCount(reviewed)} reviewed`}
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
            aria-label={`Close ${name}`}
            onClick={() => store.dispatch({ type: 'collection-closed' })}
          >
            ✕
          </Button>
        )}
      </div>
      {isChoosing && (
        <Later
          name="The list of documents"
          load={LATER.collection}
          holdsKeys
          props={{
            ...{ name, at },
            rows: entries.map(({ document }) => ({
              id: document.id,
              title: titleOf(document),
              mentions: document.imported?.mentions.length ?? 0,
              decisions: document.decisions.filter(({ kind }) => kind !== 'review').length,
              isReviewed: reviewOf(document) !== undefined,
              isRead: document.reading !== undefined,
            })),
            onChoose: turn,
            onClose: () => setChoosing(false),
          }}
        />
      )}
    </nav>
  );
}
