import type { ModelReading, TextDocument } from '../document/model.ts';
import { emptyLog, type Logged } from './log.ts';

/**
 * The documents that a person works on. All that belongs to a document is found under its key: its text and what is
 * said of it, its history, the jobs that run for it. An event of one document can therefore reach no other.
 */
export interface Workspace {
  readonly entries: ReadonlyMap<DocumentKey, Entry>;
  /** All keys, in the order in which documents are listed. */
  readonly order: readonly DocumentKey[];
  /** The document on the page; absent: none. */
  readonly current?: DocumentKey;
  /** By document; of one without jobs there is nothing. */
  readonly jobs: ReadonlyMap<DocumentKey, Jobs>;
}

/** Given by this program when a document comes in: the ids that files give to their documents may repeat. */
export type DocumentKey = string;

export interface Entry extends Logged {
  readonly key: DocumentKey;
  /** The documents that came in together have the same one. */
  readonly collection?: string;
  /** Asked and not answered yet. */
  readonly question?: string;
}

export type JobKind = 'reading' | 'asking' | 'linking';

/** The number of the job of each kind that runs; what an earlier one tells is not heard. */
export type Jobs = { readonly [Kind in JobKind]?: number };

export const emptyWorkspace: Workspace = { entries: new Map(), order: [], jobs: new Map() };

export interface NewEntry {
  readonly key: DocumentKey;
  readonly document: TextDocument;
  readonly collection?: string;
}

/** Adds documents at the end of the order, and puts the first of them on the page. A key that is known is left out. */
export function addDocuments(workspace: Workspace, added: readonly NewEntry[]): Workspace {
  const entries = new Map(workspace.entries);
  for (const one of added) {
    if (!entries.has(one.key)) entries.set(one.key, { ...one, log: emptyLog });
  }
  const [first] = added;
  if (!first || entries.size === workspace.entries.size) return workspace;
  const order = [...entries.keys()].filter((key) => !workspace.entries.has(key));
  return { ...workspace, entries, order: [...workspace.order, ...order], current: first.key };
}

/** Takes a document out with all that belongs to it. If it was on the page, none is. */
export function removeDocument(workspace: Workspace, key: DocumentKey): Workspace {
  if (!workspace.entries.has(key)) return workspace;
  const { current, ...rest } = workspace;
  return {
    ...rest,
    entries: without(workspace.entries, key),
    order: workspace.order.filter((one) => one !== key),
    jobs: without(workspace.jobs, key),
    ...(current !== undefined && current !== key && { current }),
  };
}

/** Puts a document on the page, or (`undefined`) none. */
export function showDocument(workspace: Workspace, key: DocumentKey | undefined): Workspace {
  const { current, ...rest } = workspace;
  if (key === current) return workspace;
  if (key === undefined) return rest;
  return workspace.entries.has(key) ? { ...rest, current: key } : workspace;
}

/** @param place of the document in the order without it; beyond the end is the end */
export function moveDocument(workspace: Workspace, key: DocumentKey, place: number): Workspace {
  if (!workspace.entries.has(key)) return workspace;
  const others = workspace.order.filter((one) => one !== key);
  return { ...workspace, order: others.toSpliced(Math.max(0, place), 0, key) };
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

/** What a model says is no step of a person: it is not in the history. */
export const setReading = (workspace: Workspace, key: DocumentKey, reading: ModelReading) =>
  changeDocument(workspace, key, (entry) => ({
    ...entry,
    document: { ...entry.document, reading },
  }));

/** A job begins; it takes the place of the one of its kind that ran for the document. */
export function startJob(
  workspace: Workspace,
  key: DocumentKey,
  kind: JobKind,
  number: number,
): Workspace {
  if (!workspace.entries.has(key)) return workspace;
  const jobs = { ...workspace.jobs.get(key), [kind]: number };
  return { ...workspace, jobs: new Map(workspace.jobs).set(key, jobs) };
}

/** Whether what a job tells is still wanted. */
export const isRunning = (
  { jobs }: Workspace,
  key: DocumentKey,
  kind: JobKind,
  number: number,
): boolean => jobs.get(key)?.[kind] === number;

/** A job is done, has failed or is not wanted any more; one that is not current changes nothing. */
export function endJob(
  workspace: Workspace,
  key: DocumentKey,
  kind: JobKind,
  number: number,
): Workspace {
  if (!isRunning(workspace, key, kind, number)) return workspace;
  const { [kind]: _, ...others } = workspace.jobs.get(key) ?? {};
  const isLast = Object.keys(others).length === 0;
  const jobs = isLast ? without(workspace.jobs, key) : new Map(workspace.jobs).set(key, others);
  return { ...workspace, jobs };
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const left = new Map(map);
  left.delete(key);
  return left;
}
