import { fingerprint } from '../../core/workspace/fingerprint.ts';
import type { HeadOf } from './changes.ts';
import type { JournaledDocument } from './journal.ts';
import type { DocumentChanges } from './put-records.ts';
import type { WorkspaceChange } from './records.ts';

/**
 * Changes of a document in the form for a journal: without the model's reading, which is long and can be repeated. When
 * the text has changed, an older reading is removed.
 *
 * @param text the text after the changes
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

/** The fingerprint of the last text, which many decisions in a row need. */
let last: { readonly text: string; readonly print: string } | undefined;

function fingerprintOf(text: string): string {
  if (last?.text !== text) last = { text, print: fingerprint(text) };
  return last.print;
}
