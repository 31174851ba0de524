import type { Safety } from './state/autosave/journaling.ts';

/**
 * Makes the browser ask before the page is left while something is unsaved. Changes in a journal are restored at the
 * next start and need no question.
 */
export function askToStay(safety: {
  readonly getState: () => Safety;
  readonly subscribe: (listener: () => void) => unknown;
}): void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  safety.subscribe(() => {
    if (safety.getState() === 'unsaved') addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  });
}
