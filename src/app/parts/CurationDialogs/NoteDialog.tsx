import { useRef, useState } from 'react';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './CurationDialogs.module.css';

export interface NoteDialogProps {
  /** What it is about, in words. */
  readonly about: string;
  readonly text: string;
  /** Kept by the tab while it is written. */
  readonly onDraft: (text: string) => void;
  /** However the dialog is left, what was written is kept. */
  readonly onDone: (text: string) => void;
}

/** A note on something. */
export function NoteDialog({ about, text, onDraft, onDone }: NoteDialogProps) {
  const [note, setNote] = useState(text);
  const last = useRef(text);
  const change = (next: string) => {
    last.current = next;
    setNote(next);
    onDraft(next);
  };
  const done = () => onDone(last.current);
  return (
    <Dialog title={`Note on ${about}`} onClose={done}>
      <div className={styles.note}>
        <textarea
          aria-label={`Note on ${about}`}
          data-first-focus=""
          rows={4}
          value={note}
          data-note-field=""
          onChange={(event) => change(event.target.value)}
        />
        <div className={styles.actions}>
          <Button look="primary" onClick={done}>
            Done
          </Button>
          {text !== '' && (
            <Button
              look="line"
              onClick={() => {
                last.current = '';
                done();
              }}
            >
              Remove the note
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
