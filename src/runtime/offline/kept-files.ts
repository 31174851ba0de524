/** What of the app lies in Cache Storage; models that somebody brought are theirs, and not of it. */
export interface KeptFiles {
  /** Bytes. */
  measure(): Promise<number>;
  remove(): Promise<void>;
}

const isOfApp = (name: string): boolean =>
  name === 'biogloss-kept' || name.startsWith('biogloss-shell-');

/**
 * The page's own view of the files that its service worker keeps: they can be found and removed where no worker is
 * registered any more, or none answers.
 *
 * @param storage absent where the page is not served encrypted
 */
export function keptFiles(storage: CacheStorage | undefined): KeptFiles {
  const names = async () => (await storage?.keys())?.filter(isOfApp) ?? [];
  return {
    async measure() {
      let bytes = 0;
      for (const name of await names()) {
        const cache = await storage?.open(name);
        for (const response of (await cache?.matchAll()) ?? [])
          bytes += Number(response.headers.get('Content-Length'));
      }
      return bytes;
    },
    async remove() {
      for (const name of await names()) await storage?.delete(name);
    },
  };
}
