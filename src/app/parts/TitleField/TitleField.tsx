import { type KeyboardEvent, useEffect, useState } from 'react';
import { isComposing } from '../../keys/page-keys.ts';
import styles from './TitleField.module.css';

export interface TitleFieldProps {
  /** The title that a person gave; may be empty. */
  readonly title: string;
  readonly onTitle: (title: string) => void;
}

/**
 * The document's title, above its text and not part of it. Leaving the field, also by Enter or Escape, makes one
 * change, so that undo restores a whole title.
 */
export function TitleField({ title, onTitle }: TitleFieldProps) {
  const [draft, setDraft] = useState(title);
  useEffect(() => setDraft(title), [title]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    // The typed text is kept however the field is left.
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };

  return (
    <input
      className={styles.field}
      data-title=""
      aria-label="Name of this document"
      placeholder="Name this document"
      maxLength={300}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={({ target }) => {
        const named = target.value.trim();
        setDraft(named);
        if (named !== title) onTitle(named);
      }}
    />
  );
}
