/**
 * What a tab remembers when it is reloaded, or restored after a crash: which desk is its own. A browser that
 * refuses it gives the tab the desk that was worked on last.
 */
const KEY = 'biogloss:desk';

export function deskOfTab(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberDesk(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Site data is blocked.
  }
}
