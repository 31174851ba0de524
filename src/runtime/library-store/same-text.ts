import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { Library } from './library.ts';
import type { LibraryStore } from './library-store.ts';
import { type LibraryRow, rowOf } from './row.ts';

export interface SameTextRequest {
  /** Key of the document with this text. */
  readonly key: DocumentKey;
  readonly text: string;
}

/**
 * Earlier documents with exactly this text, the oldest first. Deleted ones, and those that a person marked as no
 * duplicates, are left out. Documents that are not counted yet are among them.
 */
export async function sameText(
  { key, text }: SameTextRequest,
  { known, isApart }: Pick<Library, 'known' | 'isApart'>,
  store: Pick<LibraryStore, 'texts'>,
): Promise<readonly LibraryRow[]> {
  const own = known.get(key)?.head.place ?? Number.POSITIVE_INFINITY;
  const alike = [...known.values()].filter(
    ({ head, marks }) =>
      head.key !== key &&
      head.place < own &&
      !isApart(key, head.key) &&
      marks.deleted === undefined &&
      head.length === text.length,
  );
  if (alike.length === 0 || text.trim() === '') return [];
  const texts = await store.texts(alike.map(({ head }) => head.key));
  if (!texts.ok) return [];
  return alike
    .filter(({ head }) => texts.value.get(head.key) === text)
    .map(rowOf)
    .sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : 1));
}
