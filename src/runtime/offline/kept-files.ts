/** The app's files in Cache Storage. The user's own models are not among them. */
export interface KeptFiles {
  /** Bytes. */
  measure(): Promise<number>;
  remove(): Promise<void>;
}

const isOfApp = (name: string): boolean =>
  name === 'biogloss-kept' || name.startsWith('biogloss-shell-');

/**
 * The page's view of the files that its service worker stores. It also finds and removes them when no worker is
 * registered or none answers.
 *
 * @param storage absent outside a secure context
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
