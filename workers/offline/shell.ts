import { isRight, responseOf } from './bytes.ts';
import type { BuiltFile } from './protocol.ts';

const PREFIX = 'biogloss-shell-';

/** The small files of one version of the app. */
export interface Shell {
  /** Fetches and checks all files, then stores them. When one is wrong or does not fit, nothing changes. */
  keep(signal?: AbortSignal): Promise<void>;
  /** True unless everything was removed: this version then stores nothing. */
  isThere(): Promise<boolean>;
  /** True when no file of the shell is missing. */
  isWhole(): Promise<boolean>;
  /**
   * Finds a file in this shell. For a page that runs an older version, finds the scripts of that version, whose names
   * identify it.
   */
  find(address: string): Promise<Response | undefined>;
}

export interface ShellOptions {
  /** Absolute URL of the app's folder, ending in a slash. */
  readonly base: string;
  readonly version: string;
  /** All files of the version, small and large. */
  readonly files: readonly BuiltFile[];
  readonly fetch: typeof fetch;
}

export function createShell({ base, version, files, fetch }: ShellOptions): Shell {
  const cacheName = PREFIX + version;
  const small = files.filter(({ part }) => part === 'shell');
  const addressOf = ({ path }: BuiltFile) => new URL(path, base).href;

  async function load(file: BuiltFile, signal?: AbortSignal): Promise<[string, Response]> {
    const address = addressOf(file);
    const response = await fetch(address, { cache: 'no-cache', ...(signal && { signal }) });
    if (!response.ok) throw new Error(`${file.path} was not found (HTTP ${response.status})`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!(await isRight(file, bytes))) throw new Error(`${file.path} is of another version`);
    return [address, responseOf(bytes, response.headers)];
  }

  const isThere = () => caches.has(cacheName);

  return {
    isThere,
    async keep(signal) {
      const loaded = await Promise.all(small.map((file) => load(file, signal)));
      const wasThere = await isThere();
      signal?.throwIfAborted();
      const cache = await caches.open(cacheName);
      try {
        for (const [address, response] of loaded) await cache.put(address, response);
        // The large files that this version needs, to be read when it is an old one.
        await cache.put(listAddress(base), Response.json(files.map(({ sha256 }) => sha256)));
      } catch (error) {
        if (!wasThere) await caches.delete(cacheName);
        throw error;
      }
    },
    async isWhole() {
      const addresses = [listAddress(base), ...small.map(addressOf)];
      const found = await Promise.all(addresses.map((address) => findIn(cacheName, address)));
      return found.every(Boolean);
    },
    find: async (address) => (await findIn(cacheName, address)) ?? (await caches.match(address)),
  };
}

export interface CleaningOptions extends Pick<ShellOptions, 'base' | 'version'> {
  /** True when another version is being installed or waits: no page runs it yet, so nothing else protects its shell. */
  readonly isAnotherComing: () => boolean;
}

/**
 * Removes the shells of old versions: not the own one, none that an open page runs (each page holds a lock that names
 * its script), and none while another version is being installed or waits.
 *
 * @returns hashes of the files that the remaining shells need; undefined when that is unknown and no file may be
 * removed
 */
export async function cleanShells(
  options: CleaningOptions,
): Promise<ReadonlySet<string> | undefined> {
  const { base, version, isAnotherComing } = options;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const scripts = await scriptsInUse();
  // Checked last: a version whose installation begins later is not among the names.
  if (!scripts || isAnotherComing()) return undefined;
  const needed = new Set<string>();
  let isComplete = true;
  for (const name of names) {
    const isInUse = await Promise.all(scripts.map((script) => findIn(name, script)));
    if (name !== PREFIX + version && !isInUse.some(Boolean)) {
      await caches.delete(name);
      continue;
    }
    const list = await findIn(name, listAddress(base));
    const hashes: string[] | undefined = await list?.json();
    if (!hashes) isComplete = false;
    for (const hash of hashes ?? []) needed.add(hash);
  }
  return isComplete ? needed : undefined;
}

/** Removes the shells of all versions. */
export async function dropShells(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
}

const listAddress = (base: string): string => `${base}files`;

const PAGE_LOCK = 'biogloss:page:';

/** URLs of the scripts of open pages; undefined in browsers without locks, where they are unknown. */
async function scriptsInUse(): Promise<readonly string[] | undefined> {
  if (!('locks' in navigator)) return undefined;
  const { held = [] } = await navigator.locks.query();
  return held.flatMap(({ name = '' }) =>
    name.startsWith(PAGE_LOCK) ? [name.slice(PAGE_LOCK.length)] : [],
  );
}

/** `caches.open` would create a removed cache again. */
const findIn = (cacheName: string, address: string): Promise<Response | undefined> =>
  caches.match(address, { cacheName });
