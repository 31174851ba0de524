/**
 * Tells the service worker, for as long as the page lives, which version of the app it runs: the files of that
 * version are not removed before. `script` is the address of the page's script, whose name tells the version.
 */
export function holdVersion(script: string): void {
  const forever = () => new Promise<never>(() => {});
  // Rejected when the page is left.
  navigator.locks
    ?.request(`biogloss:page:${script}`, { mode: 'shared' }, forever)
    .catch(() => undefined);
}
