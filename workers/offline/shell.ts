import { isRight, responseOf } from './keeper.ts';
import type { BuiltFile } from './protocol.ts';

const PREFIX = 'biogloss-shell-';

/** The small files of one version of the app: all of them, or none. */
export async function keepShell(
  base: string,
  version: string,
  files: readonly BuiltFile[],
): Promise<void> {
  const cache = await caches.open(PREFIX + version);
  await Promise.all(
    files
      .filter(({ part }) => part === 'shell')
      .map(async (file) => {
        const address = new URL(file.path, base).href;
        const response = await fetch(address, { cache: 'no-cache' });
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (!response.ok || !(await isRight(file, bytes))) {
          throw new Error(`${file.path} is of another version`);
        }
        await cache.put(address, responseOf(bytes, response.headers));
      }),
  );
  // What of the large files this version needs, for the time when it is an old one.
  await cache.put(`${base}files`, Response.json(files.map(({ sha256 }) => sha256)));
}

/** Whether nothing of it was lost since. */
export async function isShellWhole(
  base: string,
  version: string,
  files: readonly BuiltFile[],
): Promise<boolean> {
  const cache = await caches.open(PREFIX + version);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return files.every(({ part, path }) => part !== 'shell' || kept.has(new URL(path, base).href));
}

/** From the shell of this version; a page that runs an older one finds its scripts, whose names tell the version. */
export async function findInShell(version: string, address: string): Promise<Response | undefined> {
  const own = await (await caches.open(PREFIX + version)).match(address);
  return own ?? caches.match(address);
}

/**
 * Removes the shells that no open page runs. Each page holds a lock that names its script.
 *
 * @returns hashes of the files that the shells left over need
 */
export async function cleanShells(base: string, version: string): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const scripts = held.flatMap(({ name = '' }) =>
    name.startsWith('biogloss:page:') ? [name.slice('biogloss:page:'.length)] : [],
  );
  const needed = new Set<string>();
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    const matches = await Promise.all(scripts.map((script) => cache.match(script)));
    if (name !== PREFIX + version && !matches.some(Boolean)) {
      await caches.delete(name);
      continue;
    }
    const hashes: string[] = (await (await cache.match(`${base}files`))?.json()) ?? [];
    for (const hash of hashes) needed.add(hash);
  }
  return needed;
}
