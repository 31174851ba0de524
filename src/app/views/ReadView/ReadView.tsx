import { useMemo, useRef, useState } from 'react';
import type { Deed } from '../../commands/command.ts';
import type { Actions, AppStore } from '../../state/actions.ts';
import { Later } from '../../ui/Later/Later.tsx';
import { PerformContext } from '../perform-context.ts';
import type { PageInput } from '../use-page-input.ts';
import { useSelected } from '../use-selected.ts';
import { DocumentPane } from './DocumentPane.tsx';
import { DockContext } from './dock.ts';
import { FindingsPanel } from './FindingsPanel.tsx';
import { LATER } from './later-parts.ts';
import { perform } from './perform.ts';
import styles from './ReadView.module.css';
import { useAlwaysMark } from './use-always-mark.ts';
import { useCommandKeys } from './use-command-keys.ts';
import { useFocusInText } from './use-focus-in-text.ts';

export interface ReadViewProps {
  readonly store: AppStore;
  readonly actions: Actions;
  readonly input: PageInput;
  readonly onKeys: () => void;
}

/** The view with the text on the left and the findings on the right. */
export function ReadView({ store, actions, input, onKeys }: ReadViewProps) {
  const hasDocument = useSelected(store, (state) => state.document !== undefined);
  const dialog = useSelected(store, (state) => state.view.dialog);
  const root = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLElement>(null);
  const [dock, setDock] = useState<HTMLElement | null>(null);
  const onAlways = useAlwaysMark(store);
  const act = useMemo(
    () => (deed: Deed) => perform(deed, { store, root, card, onKeys, onAlways }),
    [store, onKeys, onAlways],
  );
  useCommandKeys({ store, root, card, act });
  useFocusInText(store, root);
  return (
    <PerformContext value={act}>
      <main className={styles.view} data-has-document={hasDocument || undefined}>
        <h1 className={styles.hidden}>Read a biomedical text</h1>
        <DockContext value={dock}>
          <DocumentPane store={store} actions={actions} root={root} card={card} input={input} />
        </DockContext>
        {hasDocument && <FindingsPanel store={store} actions={actions} dock={setDock} />}
        {dialog && dialog.kind !== 'vocabularies' && (
          <Later name="The dialog" load={LATER.dialogs} props={{ store }} holdsKeys />
        )}
        {dialog?.kind === 'vocabularies' && (
          <Later
            name="The dialog"
            load={LATER.vocabularies}
            props={{ store, dropped: dialog.dropped }}
            holdsKeys
          />
        )}
      </main>
    </PerformContext>
  );
}
