import { changesBack, withDecisions } from './decisions.ts';
import type { DecisionsChange, TextDocument } from './model.ts';

/** Decides several at once; the inverse gives back the document exactly. */
export function decideAll(document: TextDocument, { changes, setAside }: DecisionsChange) {
  const { setAside: before, ...rest } = document;
  const after = setAside ?? before ?? [];
  return {
    document: {
      ...rest,
      decisions: withDecisions(document.decisions, changes),
      ...(after.length > 0 && { setAside: after }),
    },
    inverse: {
      kind: 'decide-all' as const,
      changes: changesBack(document.decisions, changes),
      ...(setAside && { setAside: before ?? [] }),
    },
  };
}
