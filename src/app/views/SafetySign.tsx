import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Safety } from '../state/autosave/journaling.ts';
import type { Store } from '../state/store.ts';
import styles from './App.module.css';

export type SafetyStore = Store<Safety, Safety>;

/** Shorter delays are not shown. */
const PATIENCE_MS = 1000;

export interface SafetySignProps {
  readonly safety: SafetyStore;
  /** True when the last save failed and its notice is open. */
  readonly isFailing: boolean;
}

/**
 * Says that changes are not saved, when saving takes more than a second. `data-safety` always holds the state: `saved`,
 * `noted` (restored after a crash) or `unsaved`.
 */
export function SafetySign({ safety, isFailing }: SafetySignProps) {
  const now = useSyncExternalStore(safety.subscribe, safety.getState);
  const isSaved = now === 'saved';
  const [isLate, setLate] = useState(false);
  // A failure counts until something is saved, also after its notice was closed.
  const [hasFailed, setFailed] = useState(false);
  if (isFailing && !isSaved && !hasFailed) setFailed(true);
  useEffect(() => {
    if (isSaved) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
      setFailed(false);
    };
  }, [isSaved]);
  return (
    <p role="status" className={styles.safety} data-safety={now} data-late={isLate || undefined}>
      {isLate && wordsOf(now, hasFailed)}
    </p>
  );
}

function wordsOf(safety: Safety, hasFailed: boolean): string {
  if (hasFailed) return 'Not saved';
  return safety === 'noted' ? 'Saving …' : 'Not saved yet';
}
