import { useEffect, useState } from 'react';
import { describeFailure } from '../../core/catalogue/failure.ts';
import {
  VocabulariesDialog,
  type VocabularyOutcome,
} from '../parts/Dialogs/VocabulariesDialog.tsx';
import type { AppStore } from '../state/actions.ts';
import { useConceptServices } from './concept-services.ts';
import { useSelected } from './use-selected.ts';

const NONE: readonly never[] = [];

/** The user's own vocabularies. */
export function VocabulariesView({
  store,
  dropped,
}: {
  readonly store: AppStore;
  /** A file dropped on the page, to be added at once. */
  readonly dropped: File | undefined;
}) {
  const { vocabularies } = useConceptServices();
  const inUse = useSelected(store, (state) => state.vocabularies ?? NONE);
  const [outcome, setOutcome] = useState<VocabularyOutcome>();
  async function add(file: File): Promise<void> {
    const { name } = file;
    setOutcome({ status: 'reading', name });
    const added = await vocabularies.add(file);
    if (!added.ok) setOutcome({ status: 'refused', name, message: describeFailure(added.error) });
    else {
      const { skipped } = added.value.vocabulary;
      setOutcome({ status: 'added', name, skipped, warnings: added.value.warnings });
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dropped file is added once.
  useEffect(() => {
    if (dropped) void add(dropped);
  }, [dropped]);
  return (
    <VocabulariesDialog
      vocabularies={inUse}
      outcome={outcome}
      onAdd={(file) => void add(file)}
      onChange={(id, use) => void vocabularies.change(id, use)}
      onRemove={(id) => {
        setOutcome(undefined);
        void vocabularies.remove(id);
      }}
      onClose={() => store.dispatch({ type: 'dialog-closed' })}
    />
  );
}
