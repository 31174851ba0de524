import { useEffect } from 'react';
import type { Actions, AppStore } from '../../state/actions.ts';
import type { Panel } from '../../state/model.ts';
import { selectGroups, selectRelations } from '../../state/view/select-shown.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Later } from '../../ui/Later/Later.tsx';
import { Tabs } from '../../ui/Tabs/Tabs.tsx';
import { useSelected } from '../use-selected.ts';
import { choosePanel } from './choose-panel.ts';
import { EntitiesTab } from './EntitiesTab.tsx';
import { fetchParts, LATER } from './later-parts.ts';
import styles from './ReadView.module.css';

export interface FindingsPanelProps {
  readonly store: AppStore;
  readonly actions: Actions;
  /** Called with the element that holds the card when the margin has no room for it. */
  readonly dock: (element: HTMLElement | null) => void;
}

/** The panel of everything found in the text. */
export function FindingsPanel({ store, actions, dock }: FindingsPanelProps) {
  const panel = useSelected(store, (state) => state.view.panel);
  const groups = useSelected(store, selectGroups);
  const relations = useSelected(store, selectRelations);
  const questions = useSelected(store, (state) => state.document?.questions.length ?? 0);
  // Searches and moved nodes of one document do not apply to the next.
  const document = useSelected(store, (state) => state.key);
  const isOpen = useSelected(store, (state) => state.view.isPanelOpen);
  useEffect(fetchParts, []);
  return (
    <aside
      className={styles.panel}
      aria-label="Findings"
      data-open={isOpen || undefined}
      data-covers="bottom"
    >
      <Tabs<Panel>
        label="Findings"
        tabs={[
          { id: 'entities', label: 'Entities', count: groups.length },
          { id: 'relations', label: 'Relations', count: relations.length },
          { id: 'ask', label: 'Ask', ...(questions > 0 && { count: questions }) },
          { id: 'export', label: 'Export' },
        ]}
        chosen={panel}
        onChoose={(id) => choosePanel(store, id)}
        className={styles.findings}
      >
        {panel === 'entities' && <EntitiesTab key={document} store={store} />}
        {panel === 'relations' && (
          <Later
            key={document}
            name="The list of relations"
            load={LATER.relations}
            props={{ store }}
          />
        )}
        {panel === 'ask' && (
          <Later name="The questions" load={LATER.ask} props={{ store, actions }} />
        )}
        {panel === 'export' && <Later name="The export" load={LATER.export} props={{ store }} />}
      </Tabs>
      {isOpen && (
        <Button
          isIcon
          className={styles.close}
          aria-label="Close the findings"
          onClick={() => store.dispatch({ type: 'panel-closed' })}
        >
          ✕
        </Button>
      )}
      <div ref={dock} className={styles.dock} />
    </aside>
  );
}
