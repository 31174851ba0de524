import { createContext, useContext, useSyncExternalStore } from 'react';
import { lookup } from '../../../core/lookup.ts';
import { commandWithId, keyOf } from '../../commands/commands.ts';
import { isCharacter } from '../../keys/key-name.ts';
import { keySettings, subscribeToKeys } from '../../keys/key-settings.ts';

/** The key of a command; undefined when it has none, or when single characters are switched off. */
export function useKeyOf(id: string): string | undefined {
  const { letters, own } = useSyncExternalStore(subscribeToKeys, keySettings);
  const command = commandWithId(id);
  const key = command && keyOf(command, own);
  return key !== undefined && letters === 'off' && isCharacter(key) ? undefined : key;
}

/** True when keys act on the subject of the buttons inside; only then do the buttons show their keys. */
export const KeyContext = createContext(true);

/** The key of a command, on its button. Empty when it has none, or when keys act on something else. */
export function Key({ of }: { readonly of: string }) {
  const key = useKeyOf(of);
  const isActing = useContext(KeyContext);
  return key === undefined || !isActing ? null : <KeySign name={key} />;
}

/** A key as it is printed on keyboards. */
export function KeySign({ name }: { readonly name: string }) {
  return capsOf(name).map((cap) => <kbd key={cap}>{cap}</kbd>);
}

const SIGNS = lookup({
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
});

const capsOf = (name: string): readonly string[] =>
  /^[A-Z]$/.test(name) ? ['Shift', name.toLowerCase()] : [SIGNS.get(name) ?? name];
