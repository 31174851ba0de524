import { useRef, useState } from 'react';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './CurationDialogs.module.css';

export interface NoteDialogProps {
  /** The subject of the note, in words. */
  readonly about: string;
  readonly text: string;
  /** Called at every change; the tab stores the draft. */
  readonly onDraft: (text: string) => void;
  /** Called however the dialog is left: the text is kept. */
  readonly onDone: (text: string) => void;
}

/** Edits a note. */
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
