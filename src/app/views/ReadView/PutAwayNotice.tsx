import { useState } from 'react';
import { titleOf } from '../../../core/document/title.ts';
import type { PutAway } from '../../../formats/desk/desk.ts';
import { plural } from '../../content/format.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { AppStore } from '../../state/actions.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';
import styles from './OriginNotice.module.css';

const NONE: readonly PutAway[] = [];

/** What was put away last can be brought back, and with it what was put away before and holds decisions. */
export function PutAwayNotice({ store }: { readonly store: AppStore }) {
  const previous = useSelected(store, (state) => state.previous);
  const earlier = useSelected(store, (state) => state.earlier ?? NONE);
  const [dismissed, setDismissed] = useState<unknown>();
  if (!previous || dismissed === previous) return null;
  const message = {
    happened: `“${nameOf(previous)}” was put away.`,
    kept: 'Its annotations and your decisions are kept.',
    next: '',
  };
  return (
    <Notice tone="plain" message={message}>
      {earlier.length > 0 && (
        <details className={styles.warnings} data-earlier={earlier.length}>
          <summary>{plural(earlier.length, 'earlier one')}</summary>
          <ul>
            {earlier.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may hold the same document, at two times.
              <li key={index}>
                {nameOf(one)}{' '}
                <Button
                  look="line"
                  aria-label={`Bring back ${nameOf(one)}`}
                  onClick={() => store.dispatch({ type: 'previous-restored', at: index + 1 })}
                >
                  Bring it back
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button look="line" onClick={() => store.dispatch({ type: 'previous-restored' })}>
        Bring it back
      </Button>
      <Button isIcon aria-label="Close" onClick={() => setDismissed(previous)}>
        ✕
      </Button>
    </Notice>
  );
}

const nameOf = ({ document, stack }: PutAway): string => stack?.name ?? titleOf(document);
