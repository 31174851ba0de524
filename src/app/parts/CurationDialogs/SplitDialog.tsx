import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './CurationDialogs.module.css';

export interface SplitDialogProps {
  /** The two parts for each place. */
  readonly places: readonly {
    readonly at: number;
    readonly first: string;
    readonly second: string;
  }[];
  readonly onSplit: (at: number) => void;
  readonly onClose: () => void;
}

/** Chooses where to split a mention of several words. */
export function SplitDialog({ places, onSplit, onClose }: SplitDialogProps) {
  return (
    <Dialog title="Where is it split?" onClose={onClose}>
      <ul className={styles.choices}>
        {places.map(({ at, first, second }) => (
          <li key={at}>
            <Button
              look="line"
              data-first-focus={at === places[0]?.at ? '' : undefined}
              onClick={() => onSplit(at)}
            >
              <span>{first}</span>
              <span aria-hidden="true" className={styles.cut} />
              <span className={styles.hidden}> and </span>
              <span>{second}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
