import { useState, useSyncExternalStore } from 'react';
import { GROUPS } from '../../commands/command.ts';
import { COMMANDS, keyOf, withOwnKey } from '../../commands/commands.ts';
import {
  keySettings,
  type LetterKeys,
  setKeySettings,
  subscribeToKeys,
} from '../../keys/key-settings.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { KeyRow } from './KeyRow.tsx';
import styles from './KeysDialog.module.css';
import { Signs } from './Signs.tsx';

const CHOICES: readonly { readonly value: LetterKeys; readonly label: string }[] = [
  { value: 'page', label: 'anywhere on the page' },
  { value: 'text', label: 'only while the focus is in the text' },
  { value: 'off', label: 'never' },
];

/** Lists the keys of commands. The user may change them, and where single characters work. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { letters, own } = useSyncExternalStore(subscribeToKeys, keySettings);
  const [said, setSaid] = useState('');
  const give = (id: string, key: string) => {
    const command = COMMANDS.find((one) => one.id === id);
    if (!command) return;
    const before = COMMANDS.find((one) => one.id !== id && keyOf(one, own) === key);
    setKeySettings({ own: withOwnKey(own, command, key) });
    setSaid(changeMade(command.label, key, before?.label));
  };
  return (
    <Dialog title="Keyboard and signs" isWide onClose={onClose}>
      <div className={styles.groups} data-letters={letters}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul>
              {COMMANDS.filter((one) => one.group === group).map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  chosen={keyOf(command, own)}
                  onKey={(key) => give(command.id, key)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Signs />
      <div className={styles.change}>
        <p>
          Choose a key above to set another one. <kbd>Ctrl</kbd> <kbd>V</kbd> takes a text, anywhere
          on the page.
        </p>
        <p role="status">{said}</p>
        {Object.keys(own).length > 0 && (
          <Button
            look="line"
            onClick={() => {
              setKeySettings({ own: {} });
              setSaid('All keys are as they were at first.');
            }}
          >
            All keys as at first
          </Button>
        )}
      </div>
      <fieldset className={styles.choice}>
        <legend>Single letters and signs act</legend>
        {CHOICES.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="letter-keys"
              value={value}
              checked={value === letters}
              onChange={() => setKeySettings({ letters: value })}
            />
            {label}
          </label>
        ))}
        <p>Choose less where you speak to the computer, or where keys are pressed by a slip.</p>
      </fieldset>
    </Dialog>
  );
}

function changeMade(label: string, key: string, before: string | undefined): string {
  if (key === '') return `“${label}” has no key now.`;
  const lost = before === undefined ? '' : ` “${before}” had it before, and has no key now.`;
  return `${key} is the key of “${label}” now.${lost}`;
}
