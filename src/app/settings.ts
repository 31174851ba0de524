/**
 * Small settings of the page, kept in the browser's local storage. A browser that refuses it (private
 * windows, blocked site data) loses only the memory of them.
 */
const PREFIX = 'biogloss:';

export function readSetting(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeSetting(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Storage is full or refused: the setting holds until the page is left.
  }
}
