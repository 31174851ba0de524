import { readSetting, writeSetting } from './settings.ts';

/** When keys that are single characters act: anywhere on the page, with the focus in the text, or never. */
export type LetterKeys = 'page' | 'text' | 'off';

const SETTING = 'letter-keys';

/** Also kept here: where the browser refuses its storage, the choice holds until the page is left. */
let chosen: LetterKeys | undefined;

export function letterKeys(): LetterKeys {
  if (chosen === undefined) {
    const kept = readSetting(SETTING);
    chosen = kept === 'text' || kept === 'off' ? kept : 'page';
  }
  return chosen;
}

export function setLetterKeys(letters: LetterKeys): void {
  chosen = letters;
  writeSetting(SETTING, letters);
}
