import type { TextDocument } from '../document/model.ts';
import { emptyLog, type Logged, type StepLog } from './log.ts';

/**
 * The documents that a person works on. All that belongs to a document is found under its key: its text and what is
 * said of it, its history. An event of one document can therefore reach no other.
 */
export interface Workspace {
  readonly entries: ReadonlyMap<DocumentKey, Entry>;
  /** The keys of all documents, in the order in which they are listed. */
  readonly order: readonly DocumentKey[];
  /** The document on the page; absent: none. */
  readonly current?: DocumentKey;
}

/** Given by this program when a document comes in: the ids that files give to their documents may repeat. */
export type DocumentKey = string;

export interface Entry extends Logged {
  readonly key: DocumentKey;
  readonly collection?: Collection;
}

/** Documents that came in together; each of them holds the same. */
export interface Collection {
  /** Given by this program. */
  readonly id: string;
  /** Name of the file or files, as people know it. */
  readonly name: string;
}

/** What is asked for a document and not done yet, so that it can be asked for again when the page has ended. */
export interface Pending {
  readonly question?: string;
  /** Questions that wait until that one is answered. */
  readonly nextQuestions?: readonly string[];
  /** How far reading the document came; absent while it waits or is done. */
  readonly readingRun?: JobState;
  /** How far answering the question came; absent while it waits or is done. */
  readonly questionRun?: JobState;
}

/**
 * What is known of a job when its page has ended: it was under way, or so when it was repeated after such an end, or it
 * had failed. What ended the page twice may have been the job.
 */
export type JobState = (typeof JOB_STATES)[number];

export const JOB_STATES = ['begun', 'repeated', 'failed'] as const;

export const emptyWorkspace: Workspace = { entries: new Map(), order: [] };

export interface NewEntry {
  readonly key: DocumentKey;
  readonly document: TextDocument;
  /** History of the document; absent: nothing was done to it yet. */
  readonly log?: StepLog;
  readonly collection?: Collection;
}

/** Adds documents at the end of the order, and puts the first of them on the page. A key that is known is left out. */
export function addDocuments(workspace: Workspace, added: readonly NewEntry[]): Workspace {
  const entries = new Map(workspace.entries);
  for (const one of added) {
    if (!entries.has(one.key)) entries.set(one.key, { log: emptyLog, ...one });
  }
  const [first] = added;
  if (!first || entries.size === workspace.entries.size) return workspace;
  const order = [...entries.keys()].filter((key) => !workspace.entries.has(key));
  return { ...workspace, entries, order: [...workspace.order, ...order], current: first.key };
}

/** Takes documents out with all that belongs to them. If one of them was on the page, none is. */
export function removeDocuments(workspace: Workspace, keys: readonly DocumentKey[]): Workspace {
  const entries = new Map(workspace.entries);
  for (const key of keys) entries.delete(key);
  if (entries.size === workspace.entries.size) return workspace;
  const { current, ...rest } = workspace;
  return {
    ...rest,
    entries,
    order: workspace.order.filter((key) => entries.has(key)),
    ...(current !== undefined && entries.has(current) && { current }),
  };
}

/** Puts a document on the page, or (`undefined`) none. */
export function showDocument(workspace: Workspace, key: DocumentKey | undefined): Workspace {
  const { current, ...rest } = workspace;
  if (key === current) return workspace;
  if (key === undefined) return rest;
  return workspace.entries.has(key) ? { ...rest, current: key } : workspace;
}

/** Changes one document and its history (`perform`, `undo`, `redo`); the same workspace if it stays as it is. */
export function changeDocument(
  workspace: Workspace,
  key: DocumentKey,
  change: (entry: Entry) => Entry,
): Workspace {
  const entry = workspace.entries.get(key);
  const changed = entry && change(entry);
  if (!changed || changed === entry) return workspace;
  return { ...workspace, entries: new Map(workspace.entries).set(key, changed) };
}
