import { useEffect, useState } from 'react';
import type { Result } from '../../../core/result.ts';
import type { OfflineState } from '../../../runtime/offline/offline.ts';
import type { StorageFailure } from '../../../runtime/storage/storage-failure.ts';
import type { KeptTexts } from '../../../runtime/workspace/workspace-store.ts';
import { formatBytes, plural } from '../../content/format.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './Dialogs.module.css';

export interface OfflineDialogProps {
  readonly state: OfflineState;
  readonly onForget: () => void;
  readonly onKeep: () => void;
  /** Measures the size of all stored texts. */
  readonly measure: () => Promise<Result<KeptTexts, StorageFailure>>;
  /** Deletes all texts and decisions, also in this tab. */
  readonly onDelete: () => Promise<Result<undefined, StorageFailure>>;
  readonly onModels: () => void;
  readonly onClose: () => void;
}

/** What is stored on this device, by part, and how to remove it. */
export function OfflineDialog(props: OfflineDialogProps) {
  const { state, onForget, onKeep, onModels, onClose } = props;
  const isKept = state.status === 'ready' || state.status === 'keeping';
  // After a failure, or when files were found, some may be stored here.
  const canRemove = isKept || state.status === 'found' || state.status === 'failed';
  return (
    <Dialog title="Without a network" onClose={onClose}>
      <p className={styles.lead}>{sentence(state)}</p>
      <dl className={`${styles.facts} ${styles.parts}`}>
        <dt>The app</dt>
        <dd>
          {!isKept && (
            <Button look="primary" onClick={onKeep}>
              Keep it for offline use
            </Button>
          )}{' '}
          {canRemove && (
            <Button look="line" onClick={onForget}>
              Remove the app from this device
            </Button>
          )}
        </dd>
        <dt>Your work</dt>
        <dd>
          <Work measure={props.measure} onDelete={props.onDelete} />
        </dd>
        <dt>Your models</dt>
        <dd>
          <p>Those you brought are kept until you remove them.</p>
          <Button look="line" onClick={onModels}>
            Models …
          </Button>
        </dd>
      </dl>
    </Dialog>
  );
}

function Work({ measure, onDelete }: Pick<OfflineDialogProps, 'measure' | 'onDelete'>) {
  const [kept, setKept] = useState<KeptTexts>();
  const [failure, setFailure] = useState<StorageFailure>();
  const [isSure, setSure] = useState(false);

  useEffect(() => {
    void measure().then((result) => result.ok && setKept(result.value));
  }, [measure]);

  async function remove() {
    const removed = await onDelete();
    setSure(false);
    if (removed.ok) setKept({ texts: 0, units: 0, fileBytes: 0 });
    else setFailure(removed.error);
  }

  return (
    <>
      <p data-kept-texts={kept?.texts}>
        Texts, decisions and questions are kept in this browser as they happen, and are here again
        after a reload or a crash.
        {kept && ` Now: ${keptWords(kept)}.`}
      </p>
      {isSure ? (
        <>
          <p role="alert">
            This deletes every text in this browser, with all annotations, decisions, questions and
            what could be undone. It cannot be taken back. The app and your models stay.
          </p>
          <Button look="primary" onClick={() => void remove()}>
            Delete all of it
          </Button>{' '}
          <Button look="line" onClick={() => setSure(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <Button look="line" disabled={kept?.texts === 0} onClick={() => setSure(true)}>
          Delete all texts and decisions …
        </Button>
      )}
      {failure && <p role="alert">{deletionFailed(failure)}</p>}
    </>
  );
}

const keptWords = ({ texts, units, fileBytes }: KeptTexts): string =>
  texts === 0
    ? 'none'
    : `${plural(texts, 'text')}, about ${formatBytes(units)}` +
      (fileBytes > 0 ? `, of which PDF files take ${formatBytes(fileBytes)}` : '');

/** The page itself has no text any more at this point. */
const deletionFailed = (failure: StorageFailure): string => {
  const reason = 'reason' in failure ? ` (${failure.reason})` : '';
  return `Not all of it could be deleted${reason}: it may be here again after a reload. Try again, or delete the data of this site in the browser’s settings.`;
};

function sentence(state: OfflineState): string {
  switch (state.status) {
    case 'ready':
      return `The app, its model and the lexicon of concepts lie on this device (${formatBytes(state.kept)}), each file checked. Pull the cable: everything goes on.`;
    case 'keeping':
      return `${formatBytes(state.kept)} of ${formatBytes(state.needed)} lie on this device. What is missing comes in the background.`;
    case 'found':
      return `${formatBytes(state.kept)} of the app lie on this device from an earlier visit. Whether that is all it needs is checked when the engine has opened.`;
    case 'failed':
      return `The app could not be kept on this device: ${state.reason}. It works as long as there is a network; what has come is not fetched again.`;
    case 'off':
      return 'Nothing of the app is kept on this device yet. It works as long as there is a network.';
    case 'impossible':
      return 'This browser cannot keep the app on this page.';
  }
}
