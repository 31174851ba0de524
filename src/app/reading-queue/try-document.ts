import { describeFailure } from '../../core/catalogue/failure.ts';
import { isComplete } from '../../core/document/model.ts';
import type { Failure } from '../../core/errors.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { changesBetween } from '../../runtime/workspace/changes.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import { impactOf } from '../state/annotator/failure-impact.ts';
import { type ReadingMeans, readDocument } from './read-document.ts';

/**
 * Why a try was aborted. `skip`: the person leaves this document out; `cancel`: the person stops the queue; `busy`: the
 * page itself needs the engine.
 */
export type Interruption = 'skip' | 'cancel' | 'busy';

/** The result of trying to read one document. */
export type Outcome =
  | { readonly is: 'read' }
  /** There is nothing to read: the document is gone, or another tab has read it. */
  | { readonly is: 'settled' }
  /** The person or another tab interrupted the try: the document is tried again, and the try does not count. */
  | { readonly is: 'interrupted' }
  /** The engine was lost: the document is tried again, and the try counts. */
  | { readonly is: 'lost'; readonly why: string }
  /** The document cannot be read, for a reason of its own; `why` is a sentence. */
  | { readonly is: 'failed'; readonly why: string }
  /** No document can be read or stored now. */
  | { readonly is: 'blocked'; readonly failure: Failure };

export interface TryMeans extends ReadingMeans {
  readonly workspace: Pick<WorkspaceStore, 'load' | 'write'>;
}

/** Reads one document and stores the reading, unless the document has changed meanwhile. */
export async function tryDocument(
  key: DocumentKey,
  { workspace, ...means }: TryMeans,
): Promise<Outcome> {
  const loaded = await workspace.load(key);
  if (!loaded.ok) return ofStorage(loaded.error);
  const kept = loaded.value;
  if (!kept || isRead(kept.entry.document)) return { is: 'settled' };
  const { signal } = means;
  if (signal.aborted) return ofReading({ code: 'cancelled' }, signal.reason);
  const result = await readDocument(kept.entry.document.text, means);
  if (!result.ok) return ofReading(result.error, signal.reason);
  const document = { ...kept.entry.document, reading: result.value };
  const changes = changesBetween(kept, { ...kept, entry: { ...kept.entry, document } });
  const written = await workspace.write([{ key, revision: kept.revision, changes }]);
  if (!written.ok) return { is: 'blocked', failure: written.error };
  return { is: written.value.status === 'stale' ? 'interrupted' : 'read' };
}

const isRead = ({ reading }: { readonly reading?: Parameters<typeof isComplete>[0] }): boolean =>
  reading !== undefined && isComplete(reading);

/** A damaged document does not stop the queue. */
const ofStorage = (failure: Failure): Outcome =>
  failure.code === 'storage-unreadable'
    ? { is: 'failed', why: describeFailure(failure).happened }
    : { is: 'blocked', failure };

function ofReading(failure: Failure, interruption: Interruption | undefined): Outcome {
  if (interruption === 'skip') return { is: 'failed', why: 'It was left out by hand.' };
  const { happened } = describeFailure(failure);
  switch (impactOf(failure)) {
    case 'stopped':
      return { is: 'interrupted' };
    case 'unusable':
      return { is: 'blocked', failure };
    case 'lost':
      return { is: 'lost', why: happened };
    case 'unharmed':
      return { is: 'failed', why: happened };
  }
}
