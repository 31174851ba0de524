/**
 * The id of the tab's record, which survives a reload and a restored crash. Without it the tab shows the latest work.
 * The key has the name that versions before the workspace used for their desks.
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
