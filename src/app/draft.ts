/**
 * What stands in the field for editing and was not read yet: kept by the tab, so that a reload or a crash loses no
 * word of it. A browser that refuses it loses the draft alone.
 */
const KEY = 'biogloss:draft';

/** The draft of this document, if there is one. */
export function draftOf(document: string): string | undefined {
  try {
    const kept = sessionStorage.getItem(KEY);
    return kept?.startsWith(`${document}\n`) ? kept.slice(document.length + 1) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(document: string, draft: string): void {
  try {
    sessionStorage.setItem(KEY, `${document}\n${draft}`);
  } catch {
    // Site data is blocked, or the text is longer than a tab may keep.
  }
}

export function dropDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Site data is blocked: nothing was kept.
  }
}
