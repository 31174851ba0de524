import { useState } from 'react';
import { titleOf } from '../../../core/document/title.ts';
import { formatCount, plural } from '../../content/format.ts';
import { StackDialog } from '../../parts/StackDialog/StackDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';
import styles from './StackBar.module.css';

/** The documents that were opened together: which of them this is, the next one, all of them. */
export function StackBar({ store }: { readonly store: AppStore }) {
  const stack = useSelected(store, (state) => state.stack);
  const [isChoosing, setChoosing] = useState(false);
  if (!stack) return null;
  const { name, entries, at } = stack;
  const turn = (to: number) => {
    setChoosing(false);
    store.dispatch({ type: 'stack-turned', to });
  };
  return (
    <nav className={styles.bar} aria-label="Documents of the file" data-stack={entries.length}>
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
            onClick={() => store.dispatch({ type: 'stack-closed' })}
          >
            ✕
          </Button>
        )}
      </div>
      {isChoosing && (
        <StackDialog
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
