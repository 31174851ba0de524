import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { reviewOf } from '../../../core/document/edits/review.ts';
import type { TextDocument } from '../../../core/document/model.ts';
import { matterIn } from '../../../core/text/matter.ts';
import type { Progress } from '../../../engine/contract/protocol.ts';
import { commandWithId } from '../../commands/commands.ts';
import { OpeningLine } from '../../parts/Progress/OpeningLine.tsx';
import { ProgressLine } from '../../parts/Progress/ProgressLine.tsx';
import { StatusBar } from '../../parts/StatusBar/StatusBar.tsx';
import type { Actions, AppStore } from '../../state/actions.ts';
import {
  selectCanRedo,
  selectCanUndo,
  selectDecided,
} from '../../state/document/select-resolved.ts';
import { isLinkingToCome } from '../../state/linking/reduce-linking.ts';
import type { State } from '../../state/model.ts';
import { pageState, selectRead } from '../../state/reading/select-reading.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';
import { CurationLines } from './CurationLines.tsx';
import { Notices } from './Notices.tsx';
import styles from './ReadView.module.css';

export interface DocumentPaneFooterProps {
  readonly store: AppStore;
  readonly actions: Actions;
  readonly isEditing: boolean;
  readonly hasTypeTags: boolean;
  readonly onTypeTags: () => void;
  readonly onEdit: () => void;
}

const whole = (state: State) => state;

/** The part below the document pane, so that changes in it do not move the text. */
export function DocumentPaneFooter(props: DocumentPaneFooterProps) {
  const { store, actions, isEditing, hasTypeTags, onTypeTags, onEdit } = props;
  const state = useSelected(store, whole);
  const perform = usePerform();
  const { engine, reading, document, linking } = state;
  const read = selectRead(state);
  const isReading = pageState(state) === 'reading';
  const edit = useFocusAfter(isEditing);
  const leftOut = useLeftOut(document);
  const run = (command: string) => {
    const deed = commandWithId(command)?.does(state);
    if (deed) perform(deed);
  };
  return (
    <div className={styles.base} data-covers="bottom">
      {engine.status === 'loading' && <ProgressLine progress={engine.progress} />}
      {isReading && (
        <ProgressLine progress={{ phase: 'read', done: read?.pieces ?? 0, total: read?.of ?? 1 }} />
      )}
      {state.opening && <OpeningLine opening={state.opening} onCancel={actions.cancelOpening} />}
      {linking.status === 'linking' && isUnderWay(linking.progress) && (
        <ProgressLine progress={linking.progress} what="the lexicon of concepts" />
      )}
      <Notices store={store} actions={actions} />
      {document && !isEditing && <CurationLines store={store} />}
      {document && !isEditing && (
        <StatusBar
          read={read}
          unread={isReading ? 0 : (document.reading?.unread.length ?? 0)}
          leftOut={leftOut}
          elapsedMs={reading.status === 'done' ? reading.elapsedMs : undefined}
          isLinking={!isReading && isLinkingToCome(state)}
          decided={isReading ? undefined : selectDecided(state)}
          review={reviewOf(document)}
          isReading={isReading}
          isStopped={reading.status === 'cancelled'}
          hasTypeTags={hasTypeTags}
          canUndo={selectCanUndo(state)}
          canRedo={selectCanRedo(state)}
          onTypeTags={onTypeTags}
          onUndo={() => run('undo')}
          onRedo={() => run('redo')}
          onStop={() => store.dispatch({ type: 'reading-stopped' })}
          onResume={() => store.dispatch({ type: 'reading-retried' })}
          onLeftOut={() => store.dispatch({ type: 'matter-wanted' })}
          edit={edit}
          onEdit={onEdit}
          onNote={() =>
            store.dispatch({ type: 'dialog-opened', dialog: { kind: 'note', ofDocument: true } })
          }
          onReviewed={() => run('reviewed')}
          onNew={() => store.dispatch({ type: 'document-cleared' })}
        />
      )}
    </div>
  );
}

const PARTS = {
  authors: 'author lines',
  affiliations: 'affiliations',
  references: 'references',
} as const;

/** The parts of the text that the reading left out, in words: 'author lines and references'. */
function useLeftOut(document: TextDocument | undefined): string {
  const text = document?.reading?.isWithoutMatter ? document.text : '';
  return useMemo(() => {
    const kinds = new Set(matterIn(text).map(({ kind }) => PARTS[kind]));
    return [...kinds].join(', ').replace(/, (?=[^,]*$)/, ' and ');
  }, [text]);
}

/** The button that gets the focus when its editor closes, because the focused field is gone. */
function useFocusAfter(isEditing: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(isEditing);
  useEffect(() => {
    const isLeft = was.current && !isEditing;
    was.current = isEditing;
    if (isLeft && document.activeElement === document.body) button.current?.focus();
  }, [isEditing]);
  return button;
}

const isUnderWay = (progress: Progress | undefined): boolean =>
  progress !== undefined && progress.done < progress.total;
