import { createStore } from 'zustand/vanilla';
import { readSetting, writeSetting } from '../settings.ts';

/** When keys that are single characters act: anywhere on the page, with the focus in the text, or never. */
export type LetterKeys = 'page' | 'text' | 'off';

export interface KeySettings {
  readonly letters: LetterKeys;
  /** By the id of a command: the character that the user gave it in place of its own, or '' for none. */
  readonly own: Readonly<Record<string, string>>;
}

const SETTING = { letters: 'letter-keys', own: 'own-keys' } as const;

/** Held here as well: where the browser refuses its storage, the choice holds until the page is left. */
const store = createStore<KeySettings>(() => ({ letters: readLetters(), own: readOwn() }));

/** The settings in force: the same object as long as nothing was changed. */
export const keySettings = store.getState;
export const subscribeToKeys = store.subscribe;

export function setKeySettings(change: Partial<KeySettings>): void {
  store.setState(change);
  const { letters, own } = store.getState();
  writeSetting(SETTING.letters, letters);
  writeSetting(SETTING.own, JSON.stringify(own));
}

function readLetters(): LetterKeys {
  const kept = readSetting(SETTING.letters);
  return kept === 'text' || kept === 'off' ? kept : 'page';
}

/** What is not readable, or not a key, counts for nothing. */
function readOwn(): KeySettings['own'] {
  try {
    const kept: unknown = JSON.parse(readSetting(SETTING.own) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(([, key]) => typeof key === 'string' && [...key].length <= 1),
    );
  } catch {
    return {};
  }
}
