import type { OfflineState } from '../../../runtime/offline/offline.ts';
import { formatBytes } from '../../content/format.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './Dialogs.module.css';

export interface OfflineDialogProps {
  readonly state: OfflineState;
  readonly onForget: () => void;
  readonly onKeep: () => void;
  readonly onClose: () => void;
}

/** What lies on this device, and how to be rid of it. */
export function OfflineDialog({ state, onForget, onKeep, onClose }: OfflineDialogProps) {
  const isKept = state.status === 'ready' || state.status === 'keeping';
  return (
    <Dialog title="Without a network" onClose={onClose}>
      <p className={styles.lead}>{sentence(state)}</p>
      <dl className={styles.facts}>
        <dt>Your work</dt>
        <dd>
          The text on this page, the one before it, your decisions and questions are kept in this
          browser as they happen, and are here again after a reload or a crash. Clear a text twice,
          or remove this site’s data in the browser, and it is gone.
        </dd>
      </dl>
      {isKept ? (
        <Button look="line" onClick={onForget}>
          Remove the app from this device
        </Button>
      ) : (
        <Button look="primary" onClick={onKeep}>
          Keep it for offline use
        </Button>
      )}
    </Dialog>
  );
}

function sentence(state: OfflineState): string {
  switch (state.status) {
    case 'ready':
      return `The app and its model lie on this device (${formatBytes(state.kept)}), each file checked. Pull the cable: everything goes on.`;
    case 'keeping':
      return `${formatBytes(state.kept)} of ${formatBytes(state.needed)} lie on this device. What is missing comes in the background.`;
    case 'failed':
      return `The app could not be kept on this device: ${state.reason}. It works as long as there is a network; what has come is not fetched again.`;
    case 'off':
      return 'Nothing of the app is kept on this device yet. It works as long as there is a network.';
    case 'impossible':
      return 'This browser cannot keep the app on this page.';
  }
}
