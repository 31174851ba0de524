import { type KeyboardEvent, useState } from 'react';
import type { Command } from '../../commands/command.ts';
import { isSettable } from '../../commands/commands.ts';
import { isCharacter, keyName } from '../../keys/key-name.ts';
import { isComposing } from '../../keys/page-keys.ts';
import { KeySign } from '../../ui/Key/Key.tsx';
import styles from './KeysDialog.module.css';

export interface KeyRowProps {
  readonly command: Command;
  /** The command's key, with the user's settings applied. */
  readonly chosen: string | undefined;
  /** A character, or '' for none. */
  readonly onKey: (key: string) => void;
}

/** A command and its keys. The key is a button: after a press, it takes the next character as the new key. */
export function KeyRow({ command, chosen, onKey }: KeyRowProps) {
  const [isWaiting, setWaiting] = useState(false);
  const { label, keysInText = [] } = command;

  function onKeyDown(event: KeyboardEvent) {
    if (!isWaiting || isComposing(event.nativeEvent)) return;
    const { key } = event;
    if (key === 'Tab' || key === 'Shift' || key === 'AltGraph') return;
    // Otherwise Escape would close the dialog, and Enter would press the button again.
    event.preventDefault();
    event.stopPropagation();
    const isPlain = isCharacter(key) && key !== ' ';
    if (isPlain) onKey(keyName(event.nativeEvent));
    if (key === 'Backspace' || key === 'Delete') onKey('');
    if (isPlain || ['Escape', 'Backspace', 'Delete', 'Enter'].includes(key)) setWaiting(false);
  }

  return (
    <li className={styles.row}>
      <span className={styles.keys}>
        {isSettable(command) ? (
          <button
            type="button"
            className={styles.set}
            aria-label={`Key of “${label}”: ${chosen ?? 'none'}. Set another one`}
            aria-pressed={isWaiting}
            onClick={() => setWaiting(!isWaiting)}
            onBlur={() => setWaiting(false)}
            onKeyDown={onKeyDown}
          >
            {isWaiting ? 'press a key' : <Shown chosen={chosen} />}
          </button>
        ) : (
          chosen !== undefined && <KeySign name={chosen} />
        )}
        {keysInText.map((name) => (
          <KeySign key={name} name={name} />
        ))}
      </span>
      <span>{isWaiting ? `${label} (Backspace: no key; Esc: as it is)` : label}</span>
    </li>
  );
}

const Shown = ({ chosen }: { readonly chosen: string | undefined }) =>
  chosen === undefined ? <span className={styles.none}>set</span> : <KeySign name={chosen} />;
