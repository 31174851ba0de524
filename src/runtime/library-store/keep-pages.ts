import type { TextDocument } from '../../core/document/model.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StoredFiles } from '../workspace/document-files.ts';
import type { AddCounter } from './add-report.ts';

/** A document that the page has opened itself. */
export interface OpenedDocument {
  readonly document: TextDocument;
  /** The PDF file from which it was read. */
  readonly file?: Blob;
}

/**
 * Stores the file of a stored document for its pages. A document that has a file keeps it. Where there is no room, the
 * document stays as text, and the report says so.
 */
export async function keepPages(
  key: DocumentKey,
  { document, file }: OpenedDocument,
  {
    files,
    counter,
  }: { readonly files: Pick<StoredFiles, 'putFirst'>; readonly counter: AddCounter },
): Promise<void> {
  if (!file) return;
  const kept = await files.putFirst(key, file);
  if (kept.ok) return;
  const { code } = kept.error;
  const why =
    code === 'storage-full' ? 'there is no room for its pages' : 'its pages were not stored';
  counter.tell(
    document.imported?.from ?? document.title,
    `is kept as text only: ${why}. Make room and add it once more to see them`,
  );
}
