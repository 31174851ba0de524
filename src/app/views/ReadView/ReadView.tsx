import { useRef, useState } from 'react';
import type { Actions, AppStore } from '../../state/actions.ts';
import type { PageInput } from '../use-page-input.ts';
import { useSelected } from '../use-selected.ts';
import { VocabulariesView } from '../VocabulariesView.tsx';
import { ConceptChooser } from './ConceptChooser.tsx';
import { DocumentPane } from './DocumentPane.tsx';
import { DockContext } from './dock.ts';
import { FindingsPanel } from './FindingsPanel.tsx';
import styles from './ReadView.module.css';
import { useCommandKeys } from './use-command-keys.ts';
import { useFocusInText } from './use-focus-in-text.ts';

export interface ReadViewProps {
  readonly store: AppStore;
  readonly actions: Actions;
  readonly input: PageInput;
  readonly onKeys: () => void;
}

/** The text on the left, what was found in it on the right. */
export function ReadView({ store, actions, input, onKeys }: ReadViewProps) {
  const hasDocument = useSelected(store, (state) => state.document !== undefined);
  const dialog = useSelected(store, (state) => state.view.dialog);
  const root = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLElement>(null);
  const [dock, setDock] = useState<HTMLElement | null>(null);
  useCommandKeys({ store, root, card, onKeys });
  useFocusInText(store, root);
  return (
    <main className={styles.view} data-has-document={hasDocument || undefined}>
      <h1 className={styles.hidden}>Read a biomedical text</h1>
      <DockContext value={dock}>
        <DocumentPane store={store} actions={actions} root={root} card={card} input={input} />
      </DockContext>
      {hasDocument && <FindingsPanel store={store} actions={actions} dock={setDock} />}
      {dialog?.kind === 'concept' && <ConceptChooser store={store} id={dialog.mention} />}
      {dialog?.kind === 'vocabularies' && (
        <VocabulariesView store={store} dropped={dialog.dropped} />
      )}
    </main>
  );
}
