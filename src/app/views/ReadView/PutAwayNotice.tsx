import { plural, shortened } from '../../content/format.ts';
import { Notice } from '../../parts/Notices/Notice.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectPutAway } from '../../state/workspace/select-documents.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useSelected } from '../use-selected.ts';
import styles from './OriginNotice.module.css';

/** Length of a name that keeps the notice on one line. */
const NAME_LENGTH = 36;

/**
 * Says where the document that was shown before is, and offers to show it again, as well as earlier ones with decisions.
 */
export function PutAwayNotice({ store }: { readonly store: AppStore }) {
  const [previous, ...earlier] = useSelected(store, selectPutAway);
  const isTold = useSelected(store, (state) => state.isPutAwayTold === true);
  const isKept = useSelected(store, (state) => state.notKept === undefined);
  if (!previous || isTold) return null;
  const name = `“${shortened(previous.name, NAME_LENGTH)}”`;
  const message = {
    happened: isKept ? `${name} is saved in the library.` : `${name} is still in this tab.`,
    kept: '',
    next: '',
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
                  aria-label={`Open ${one.name} again`}
                  onClick={() => store.dispatch({ type: 'previous-restored', at: index + 1 })}
                >
                  Open it again
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button look="line" onClick={() => store.dispatch({ type: 'previous-restored' })}>
        Open it again
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
