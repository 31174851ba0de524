import { formatScore, plural } from '../../content/format.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { Threshold } from '../../ui/Threshold/Threshold.tsx';
import styles from './CurationDialogs.module.css';

export interface AcceptAboveDialogProps {
  readonly score: number;
  /** Number of undecided mentions with at least this score. */
  readonly count: number;
  readonly onScore: (score: number) => void;
  readonly onAccept: () => void;
  readonly onClose: () => void;
}

/** Asks before many mentions are accepted at once. */
export function AcceptAboveDialog(props: AcceptAboveDialogProps) {
  const { score, count, onScore, onAccept, onClose } = props;
  return (
    <Dialog title="Accept all that are sure enough" onClose={onClose}>
      <div className={styles.note}>
        <Threshold label="From score" value={score} onMove={onScore} />
        <p role="status">
          {plural(count, 'mention')} without a decision, with a score of {formatScore(score)} or
          more. It is one step: Undo takes all of it back.
        </p>
        <div className={styles.actions}>
          <Button look="primary" disabled={count === 0} onClick={onAccept}>
            Accept {plural(count, 'mention')}
          </Button>
          <Button look="line" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
