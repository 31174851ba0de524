/**
 * Settings in the browser's local storage. When the browser refuses it (private windows, blocked site data), settings
 * are not remembered.
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
    // Storage is full or refused, so the setting lasts until the page is left.
  }
}
