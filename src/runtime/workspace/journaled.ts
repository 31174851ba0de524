import { fingerprint } from '../../core/workspace/fingerprint.ts';
import type { HeadOf } from './changes.ts';
import type { JournaledDocument } from './journal.ts';
import type { WorkspaceChange } from './records.ts';
import type { DocumentChanges } from './workspace-store.ts';

/**
 * Changes of a document as a journal holds them: without what a model has read, which is long and can be read again. Where
 * the text is another one, an older reading goes.
 *
 * @param text after the changes
 */
export function journaled(
  { key, revision, changes }: DocumentChanges,
  text: string,
): JournaledDocument {
  const print = fingerprintOf(text);
  if (changes === 'remove') return { key, revision, changes, text: print };
  const isRead = changes.some(({ kind, value }) => kind === 'readings' && value !== undefined);
  if (!isRead) return { key, revision, changes, text: print };
  const isOtherText = revision > 0 && changes.some(({ kind }) => kind === 'texts');
  const without = changes.flatMap((change): WorkspaceChange[] => {
    if (change.kind === 'readings')
      return isOtherText ? [{ kind: 'readings', sub: change.sub }] : [];
    if (change.kind !== 'heads') return [change];
    return [{ ...change, value: { ...(change.value as HeadOf), isRead: false } }];
  });
  return { key, revision, changes: without, text: print };
}

/** One text is asked for again and again, while it is decided about. */
let last: { readonly text: string; readonly print: string } | undefined;

function fingerprintOf(text: string): string {
  if (last?.text !== text) last = { text, print: fingerprint(text) };
  return last.print;
}
