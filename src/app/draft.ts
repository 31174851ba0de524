import { fnv1a } from '../core/fnv1a.ts';

/**
 * What stands in a field and was not taken yet: kept by the tab, so that a reload, a crash or a look at something else
 * loses no word of it. A browser that refuses it loses the draft alone.
 */
const PREFIX = 'biogloss:draft:';

/** The field that a draft belongs to. */
export type DraftField =
  | { readonly kind: 'new-text' }
  /** The text of a document under the caret. `text`: as it is without the changes, because they fit no other. */
  | { readonly kind: 'edit'; readonly document: string; readonly text: string }
  /** `document`: its key. */
  | { readonly kind: 'question'; readonly document: string }
  /** What is looked for as the concept of a mention, likewise. */
  | { readonly kind: 'concept'; readonly document: string; readonly about: string }
  /** A note, likewise; `about` names its subject. */
  | { readonly kind: 'note'; readonly document: string; readonly about: string };

export function draftOf(field: DraftField): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(field)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** An empty draft is none, but for one of a text or note that is to be empty. */
export function keepDraft(field: DraftField, draft: string): void {
  if (draft === '' && field.kind !== 'edit' && field.kind !== 'note') {
    dropDraft(field);
    return;
  }
  try {
    sessionStorage.setItem(keyOf(field), draft);
  } catch {
    // Site data is blocked, or the text is longer than a tab may keep.
  }
}

export function dropDraft(field: DraftField): void {
  try {
    sessionStorage.removeItem(keyOf(field));
  } catch {
    // Site data is blocked: nothing was kept.
  }
}

export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    }
  } catch {
    // Site data is blocked: nothing was kept.
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

/**
 * A name for one text of one document. Files give their documents ids of their own, so that an id alone may be that of
 * two documents.
 */
export const versionOf = (one: { readonly document: string; readonly text: string }): string =>
  `${one.document}:${one.text.length}:${fnv1a(one.text).toString(36)}`;
