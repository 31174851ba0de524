import { hashOf } from '../address/address.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './LibraryView.module.css';

export interface FailedLibraryProps {
  /** The reason, as a sentence. */
  readonly reason: string | undefined;
  readonly onRetry: () => void;
}

/** Shown when the library cannot be opened: the reason, and what can still be done. */
export function FailedLibrary({ reason, onRetry }: FailedLibraryProps) {
  return (
    <div className={styles.empty} role="alert">
      <p>
        <b>The library cannot be opened.</b> {reason}
      </p>
      <p>
        Texts and files are read all the same, for this visit: paste or drop them here, or{' '}
        <a href={hashOf({ view: 'read' })}>go to ‘Read’</a>. Export there what you want to keep.
      </p>
      <p>
        <Button look="line" onClick={onRetry}>
          Try again
        </Button>
      </p>
    </div>
  );
}
