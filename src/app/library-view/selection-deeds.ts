import type { Stamp } from '../../core/document/model.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { plural } from '../content/format.ts';
import type { ManyChange } from './library-page.ts';

/** A change of selected documents, its name in the past tense, and its undo. */
export interface Deed {
  readonly change: ManyChange;
  readonly what: string;
  /** Restores the marks of each document exactly. */
  readonly undo: ManyChange;
}

type Rows = ReadonlyMap<DocumentKey, LibraryRow>;

/** Marks the unreviewed documents as reviewed; the others keep their stamp. */
export function reviewed(selected: readonly DocumentKey[], rows: Rows, stamp: Stamp): Deed {
  const keys = selected.filter((key) => rows.get(key)?.reviewed === undefined);
  return {
    change: { keys, isReviewed: true, stamp },
    what: `${plural(keys.length, 'document')} marked as reviewed.`,
    undo: { keys, isReviewed: false, stamp },
  };
}

export function notReviewed(selected: readonly DocumentKey[], rows: Rows, stamp: Stamp): Deed {
  const stamps = valuesOf(selected, (key) => rows.get(key)?.reviewed);
  const keys = [...stamps.keys()];
  return {
    change: { keys, isReviewed: false, stamp },
    what: `${plural(keys.length, 'document')} no longer marked as reviewed.`,
    undo: { keys, isReviewed: true, stamp, stamps },
  };
}

export function bringBack(keys: readonly DocumentKey[], rows: Rows): Deed {
  const joined = valuesOf(keys, (key) => rows.get(key)?.joined);
  return {
    change: { kind: 'bring-back', keys },
    what: `${plural(keys.length, 'document')} brought back.`,
    undo: { kind: 'delete', keys, joined },
  };
}

function valuesOf<T>(
  keys: readonly DocumentKey[],
  valueFor: (key: DocumentKey) => T | undefined,
): ReadonlyMap<DocumentKey, T> {
  return new Map(
    keys.flatMap((key): (readonly [DocumentKey, T])[] => {
      const value = valueFor(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
