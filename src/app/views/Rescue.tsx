import { describeFailure } from '../../core/catalogue/failure.ts';
import { titleOf } from '../../core/document/title.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import { writeJson } from '../../formats/json/write.ts';
import { Notice } from '../parts/Notices/Notice.tsx';
import { fileNameOf, saveFile } from '../save-file.ts';
import type { AppStore } from '../state/actions.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './App.module.css';
import { useSelected } from './use-selected.ts';

export interface RescueProps {
  readonly store: AppStore;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Shown when rendering failed: what happened, a way to save the document with every decision, and its text. */
export function Rescue({ store, error, onRetry }: RescueProps) {
  const document = useSelected(store, (state) => state.document);
  const notKept = useSelected(store, (state) => state.notKept);
  const message = thrownMessage(error);
  return (
    <main className={styles.rescue}>
      <h1>A part of the page failed</h1>
      <Notice tone="bad" message={describeFailure({ code: 'unexpected', message })}>
        <Button
          look="primary"
          onClick={() => {
            // The open panel may have failed, so the simplest one is opened.
            store.dispatch({ type: 'panel-chosen', panel: 'entities' });
            onRetry();
          }}
        >
          Try again
        </Button>
        {document && (
          <Button
            look="line"
            onClick={() =>
              saveFile(
                writeJson(document, new Date()),
                `${fileNameOf(titleOf(document))}.json`,
                'application/json',
              )
            }
          >
            Save the document
          </Button>
        )}
      </Notice>
      {notKept && <Notice tone="bad" message={describeFailure(notKept)} />}
      {document && <pre>{document.text}</pre>}
    </main>
  );
}
