import { Notice } from '../parts/Notices/Notice.tsx';
import type { AppStore } from '../state/actions.ts';
import { messageFor } from '../state/messages.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './App.module.css';
import { useSelected } from './use-selected.ts';

export interface RescueProps {
  readonly store: AppStore;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Drawn when drawing failed: what happened, and the text, so that nobody has to type it again. */
export function Rescue({ store, error, onRetry }: RescueProps) {
  const text = useSelected(store, (state) => state.document?.text);
  const message = error instanceof Error ? error.message : String(error);
  return (
    <main className={styles.rescue}>
      <Notice tone="bad" message={messageFor({ code: 'unexpected', message })}>
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      </Notice>
      {text !== undefined && <pre>{text}</pre>}
    </main>
  );
}
