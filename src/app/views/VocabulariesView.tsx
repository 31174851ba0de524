import { useEffect, useState } from 'react';
import { describeFailure } from '../../core/catalogue/failure.ts';
import {
  VocabulariesDialog,
  type VocabularyOutcome,
} from '../parts/Dialogs/VocabulariesDialog.tsx';
import type { AppStore } from '../state/actions.ts';
import type { Vocabularies } from '../state/linking/vocabularies.ts';
import { useConceptServices } from './concept-services.ts';
import { useSelected } from './use-selected.ts';

const NONE: readonly never[] = [];

/** The dialog of the user's own vocabularies. */
export function VocabulariesView({
  store,
  dropped,
}: {
  readonly store: AppStore;
  /** Files dropped on the page, which are added at once. */
  readonly dropped: readonly File[] | undefined;
}) {
  const { vocabularies } = useConceptServices();
  const inUse = useSelected(store, (state) => state.vocabularies ?? NONE);
  const [outcomes, setOutcomes] = useState<readonly VocabularyOutcome[]>(NONE);
  /** Adds one after the other: the last one has the highest precedence. */
  async function add(files: readonly File[]): Promise<void> {
    const done: VocabularyOutcome[] = [];
    for (const file of files) {
      setOutcomes([...done, { status: 'reading', name: file.name }]);
      done.push(outcomeOf(file.name, await vocabularies.add(file)));
      setOutcomes([...done]);
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: dropped files are added once.
  useEffect(() => {
    if (dropped) void add(dropped);
  }, [dropped]);
  return (
    <VocabulariesDialog
      vocabularies={inUse}
      outcomes={outcomes}
      onAdd={(files) => void add(files)}
      onChange={(id, use) => void vocabularies.change(id, use)}
      onRemove={(id) => {
        setOutcomes(NONE);
        void vocabularies.remove(id);
      }}
      onClose={() => store.dispatch({ type: 'dialog-closed' })}
    />
  );
}

function outcomeOf(
  name: string,
  added: Awaited<ReturnType<Vocabularies['add']>>,
): VocabularyOutcome {
  if (!added.ok) return { status: 'refused', name, message: describeFailure(added.error) };
  const { vocabulary, warnings } = added.value;
  return { status: 'added', name, skipped: vocabulary.skipped, warnings };
}
