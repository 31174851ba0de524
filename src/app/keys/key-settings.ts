import { createStore } from 'zustand/vanilla';
import { readSetting, writeSetting } from '../settings.ts';

/** Where single-character keys work: anywhere on the page, with the focus in the text, or nowhere. */
export type LetterKeys = 'page' | 'text' | 'off';

export interface KeySettings {
  readonly letters: LetterKeys;
  /** By command id: the character that the user set, or '' for none. */
  readonly own: Readonly<Record<string, string>>;
}

const SETTING = { letters: 'letter-keys', own: 'own-keys' } as const;

/** The settings are also held in memory: when the browser refuses to store them, they last until the page is left. */
const store = createStore<KeySettings>(() => ({ letters: readLetters(), own: readOwn() }));

/** The current settings: the same object until something changes. */
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

/** Ignores stored values that are unreadable or no key. */
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
