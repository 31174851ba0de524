import { plural } from '../../content/format.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectPutAway } from '../../state/workspace/select-documents.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';
import styles from './OriginNotice.module.css';

/** What was put away last can be brought back, and with it what was put away before and holds decisions; all is in the library. */
export function PutAwayNotice({ store }: { readonly store: AppStore }) {
  const [previous, ...earlier] = useSelected(store, selectPutAway);
  const isTold = useSelected(store, (state) => state.isPutAwayTold === true);
  if (!previous || isTold) return null;
  const message = {
    happened: `“${previous.name}” was put away.`,
    kept: 'It is in the library,',
    next: 'with your decisions, questions and edits.',
  };
  return (
    <Notice tone="plain" message={message}>
      {earlier.length > 0 && (
        <details className={styles.warnings} data-earlier={earlier.length}>
          <summary>{plural(earlier.length, 'earlier one')}</summary>
          <ul>
            {earlier.map((one, index) => (
              <li key={one.key}>
                {one.name}{' '}
                <Button
                  look="line"
                  aria-label={`Bring back ${one.name}`}
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
      <Button
        isIcon
        aria-label="Close"
        onClick={() => store.dispatch({ type: 'put-away-dismissed' })}
      >
        ✕
      </Button>
    </Notice>
  );
}
