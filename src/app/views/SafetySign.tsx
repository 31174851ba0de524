import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Safety } from '../state/journaling.ts';
import type { Store } from '../state/store.ts';
import styles from './App.module.css';

export type SafetyStore = Store<Safety, Safety>;

/** What takes less is seen by nobody. */
const PATIENCE_MS = 1000;

/**
 * Says that what was done is not saved yet, where that takes more than a second; `data-safety` says at any time how far it is:
 * `saved`, `noted` (there again after a crash) or `unsaved`.
 */
export function SafetySign({ safety }: { readonly safety: SafetyStore }) {
  const now = useSyncExternalStore(safety.subscribe, safety.getState);
  const isSaved = now === 'saved';
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (isSaved) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isSaved]);
  return (
    <p role="status" className={styles.safety} data-safety={now} data-late={isLate || undefined}>
      {isLate && (now === 'noted' ? 'Saving …' : 'Not saved yet')}
    </p>
  );
}
