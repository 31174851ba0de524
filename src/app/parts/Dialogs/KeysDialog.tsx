import { useState } from 'react';
import { KEYS } from '../../content/keys.ts';
import { type LetterKeys, letterKeys, setLetterKeys } from '../../letter-keys.ts';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './Dialogs.module.css';

const CHOICES: readonly { readonly value: LetterKeys; readonly label: string }[] = [
  { value: 'page', label: 'anywhere on the page' },
  { value: 'text', label: 'only while the focus is in the text' },
  { value: 'off', label: 'never' },
];

/** What each key does, and when single letters do it. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [letters, setLetters] = useState(letterKeys);
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl className={styles.keys}>
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <fieldset className={styles.choice}>
        <legend>Single letters and signs act</legend>
        {CHOICES.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="letter-keys"
              value={value}
              checked={value === letters}
              onChange={() => {
                setLetterKeys(value);
                setLetters(value);
              }}
            />
            {label}
          </label>
        ))}
        <p>Choose less where you speak to the computer, or where keys are pressed by a slip.</p>
      </fieldset>
    </Dialog>
  );
}
