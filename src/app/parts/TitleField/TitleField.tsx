import { type KeyboardEvent, useEffect, useState } from 'react';
import { isComposing } from '../../keys/page-keys.ts';
import styles from './TitleField.module.css';

export interface TitleFieldProps {
  /** As a person gave it, or empty. */
  readonly title: string;
  readonly onTitle: (title: string) => void;
}

/**
 * The document's name, above its text and not a part of it. One change when the field is left, also by Enter or Escape, so
 * that undo takes back a name and not a letter.
 */
export function TitleField({ title, onTitle }: TitleFieldProps) {
  const [draft, setDraft] = useState(title);
  useEffect(() => setDraft(title), [title]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    // However it is left, what was typed is kept.
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
