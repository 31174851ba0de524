import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../keys/page-keys.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './EditField.module.css';

export interface EditFieldProps {
  readonly text: string;
  /** The unfinished edit from before the page was left. */
  readonly draft?: string | undefined;
  readonly onDraft: (draft: string) => void;
  /** Offset of the caret in the given text, in UTF-16 code units. */
  readonly caret: number;
  readonly onDone: (value: string) => void;
  readonly onCancel: () => void;
}

/** Edits the text. Only changed sentences are read again. */
export function EditField(props: EditFieldProps) {
  const { text, draft, caret, onDraft, onDone, onCancel } = props;
  const [value, setValue] = useState(draft ?? text);
  const [isLeaving, setLeaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is placed once.
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const before = text.slice(0, caret).replaceAll(/\r\n?/g, '\n').length;
    element.focus();
    element.setSelectionRange(before, before);
  }, []);

  /** Asks once more before changes are discarded. */
  function leave() {
    if (value === text || isLeaving) onCancel();
    else setLeaving(true);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') leave();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDone(value);
  }

  return (
    <div className={styles.edit}>
      <label htmlFor="edit-field">Edit the text</label>
      <textarea
        id="edit-field"
        ref={field}
        data-edit-field=""
        spellCheck={false}
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
          onDraft(event.target.value);
          setLeaving(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.actions}>
        <Button look="primary" onClick={() => onDone(value)}>
          Read what changed
        </Button>
        <Button look="line" onClick={leave}>
          {isLeaving ? 'Discard my changes' : 'Cancel'}
        </Button>
        <span role="status">
          {isLeaving
            ? 'You changed the text; once more gives your changes up.'
            : 'Sentences you leave alone keep their annotations and your decisions.'}
        </span>
      </div>
    </div>
  );
}
