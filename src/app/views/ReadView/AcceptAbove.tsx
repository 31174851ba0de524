import { useState } from 'react';
import { acceptAbove } from '../../../core/document/edits/bulk.ts';
import { madeForAll } from '../../commands/deeds.ts';
import { formatScore } from '../../content/format.ts';
import { AcceptAboveDialog } from '../../parts/CurationDialogs/AcceptAboveDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';

/** The first score of the slider; mentions with a lower score should be looked at one by one. */
const FIRST_SCORE = 0.95;

/** Accepts all mentions from a score on, after a question. */
export function AcceptAbove({ store }: { readonly store: AppStore }) {
  const document = useSelected(store, (state) => state.document);
  const [score, setScore] = useState(FIRST_SCORE);
  const perform = usePerform();
  if (!document) return null;
  const edit = acceptAbove(document, { mentions: score });
  return (
    <AcceptAboveDialog
      score={score}
      count={edit.ok ? edit.value.count : 0}
      onScore={setScore}
      onAccept={() => {
        perform({ type: 'dialog-closed' });
        perform(madeForAll(edit, `from score ${formatScore(score)} on accepted`));
      }}
      onClose={() => perform({ type: 'dialog-closed' })}
    />
  );
}
