/**
 * What a tab remembers when it is reloaded, or restored after a crash: under which id it keeps what it shows. A
 * browser that refuses it gives the tab what was worked on last. The name of the key is that of the versions before the
 * workspace, whose desks keep their ids.
 */
const KEY = 'biogloss:desk';

export function idOfTab(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberTab(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Site data is blocked.
  }
}
