import { fnv1a } from '../core/fnv1a.ts';

/**
 * Unfinished input of a field, stored by the tab, so that a reload or a crash does not lose it. When the browser
 * refuses to store it, only the draft is lost.
 */
const PREFIX = 'biogloss:draft:';

/** The field of a draft. */
export type DraftField =
  | { readonly kind: 'new-text' }
  /** The editor of a document's text. `text` is the text before the changes: the draft applies to no other. */
  | { readonly kind: 'edit'; readonly document: string; readonly text: string }
  /** `document` is its key. */
  | { readonly kind: 'question'; readonly document: string }
  /** The search for a mention's concept; `about` names the mention. */
  | { readonly kind: 'concept'; readonly document: string; readonly about: string }
  /** A note; `about` names its subject. */
  | { readonly kind: 'note'; readonly document: string; readonly about: string };

export function draftOf(field: DraftField): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(field)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores a draft. An empty draft is removed, except for a text or a note, which may be emptied on purpose. */
export function keepDraft(field: DraftField, draft: string): void {
  if (draft === '' && field.kind !== 'edit' && field.kind !== 'note') {
    dropDraft(field);
    return;
  }
  try {
    sessionStorage.setItem(keyOf(field), draft);
  } catch {
    // Site data is blocked, or the text is longer than the tab may store.
  }
}

export function dropDraft(field: DraftField): void {
  try {
    sessionStorage.removeItem(keyOf(field));
  } catch {
    // Site data is blocked, so nothing was stored.
  }
}

export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    }
  } catch {
    // Site data is blocked, so nothing was stored.
  }
}

function keyOf(field: DraftField): string {
  switch (field.kind) {
    case 'new-text':
      return `${PREFIX}new-text`;
    case 'edit':
      return `${PREFIX}edit:${versionOf(field)}`;
    case 'concept':
      return `${PREFIX}concept:${field.document}:${field.about}`;
    case 'note':
      return `${PREFIX}note:${field.document}:${field.about}`;
    case 'question':
      return `${PREFIX}question:${field.document}`;
  }
}

/** Identifies one text of one document. The id alone is not unique, because files give ids to their documents. */
export const versionOf = (one: { readonly document: string; readonly text: string }): string =>
  `${one.document}:${one.text.length}:${fnv1a(one.text).toString(36)}`;
