/**
 * Tells the service worker which version of the app this page runs, until the page ends: the files of that version are
 * not removed before. `script` is the URL of the page's script, whose name identifies the version.
 */
export function holdVersion(script: string): void {
  const forever = () => new Promise<never>(() => {});
  // The promise rejects when the page is left.
  navigator.locks
    ?.request(`biogloss:page:${script}`, { mode: 'shared' }, forever)
    .catch(() => undefined);
}
