import { titleOf } from '../../../core/document/title.ts';
import type { Entry } from '../../../core/workspace/workspace.ts';
import type { State } from '../model.ts';
import { entriesOf } from './put-away.ts';

/** The collection for a view; the same object while the workspace is unchanged. */

export interface ShownCollection {
  /** Name of the file, or of the files. */
  readonly name: string;
  readonly entries: readonly Entry[];
  /** Index of the document on the page; absent when it does not belong to the collection. */
  readonly at?: number;
}

/** The collection that the page can turn through. */
export function selectCollection(state: State): ShownCollection | undefined {
  const { workspace, collection } = state;
  if (collection === undefined) return undefined;
  const known = collections.get(workspace);
  if (known?.id === collection) return known.shown;
  const shown = collectionIn(workspace, collection);
  collections.set(workspace, { id: collection, shown });
  return shown;
}

const collections = new WeakMap<
  State['workspace'],
  { readonly id: string; readonly shown: ShownCollection | undefined }
>();

function collectionIn(workspace: State['workspace'], id: string): ShownCollection | undefined {
  const entries = entriesOf(workspace, id);
  const name = entries[0]?.collection?.name;
  const at = entries.findIndex(({ key }) => key === workspace.current);
  return name === undefined ? undefined : { name, entries, ...(at >= 0 && { at }) };
}

export interface PutAway {
  readonly key: string;
  readonly name: string;
}

/** The documents that were put away, the latest first. */
export function selectPutAway({ putAway, workspace }: State): readonly PutAway[] {
  const known = names.get(putAway);
  if (known?.workspace === workspace) return known.list;
  const list = putAway.flatMap((key) => {
    const entry = workspace.entries.get(key);
    return entry ? [{ key, name: entry.collection?.name ?? titleOf(entry.document) }] : [];
  });
  names.set(putAway, { workspace, list });
  return list;
}

const names = new WeakMap<
  State['putAway'],
  { readonly workspace: State['workspace']; readonly list: readonly PutAway[] }
>();
