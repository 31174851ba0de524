import { apply } from './apply.ts';
import type { History, Operation, TextDocument } from './model.ts';

export interface Tracked {
  readonly document: TextDocument;
  readonly history: History;
}

/** Applies a new operation; what had been undone can no longer be redone. */
export function perform({ document, history }: Tracked, operation: Operation): Tracked {
  const applied = apply(document, operation);
  return {
    document: applied.document,
    history: { undo: [...history.undo, applied.inverse], redo: [] },
  };
}

/** The document as it was before the latest operation; unchanged if there is none. */
export function undo(tracked: Tracked): Tracked {
  const { document, history } = tracked;
  const operation = history.undo.at(-1);
  if (!operation) return tracked;
  const applied = apply(document, operation);
  return {
    document: applied.document,
    history: { undo: history.undo.slice(0, -1), redo: [...history.redo, applied.inverse] },
  };
}

export function redo(tracked: Tracked): Tracked {
  const { document, history } = tracked;
  const operation = history.redo.at(-1);
  if (!operation) return tracked;
  const applied = apply(document, operation);
  return {
    document: applied.document,
    history: { undo: [...history.undo, applied.inverse], redo: history.redo.slice(0, -1) },
  };
}
