import { thrownMessage } from '../../src/core/thrown-message.ts';
import type { AssetCache } from './asset-cache.ts';
import type { BuiltFile, InUse, OfflineReply } from './protocol.ts';
import { cleanShells, dropShells, type Shell } from './shell.ts';

/** One version of the app on this device: its shell, and the large files that its engines need. */
export interface KeptApp {
  /** Checks the stored files; fetches nothing. */
  check(inUse: InUse): Promise<OfflineReply>;
  /**
   * Stores what this engine and pack need; replies with the progress, and at last with whether everything is stored.
   * Never rejects.
   */
  keep(inUse: InUse, tell: (reply: OfflineReply) => void): Promise<void>;
  /** Removes everything and stops storing; nothing is stored until `keep` is called. */
  forget(): Promise<void>;
  /** Call this when the version takes over: removes what only older versions need, once the own shell is complete. */
  takeOver(): Promise<void>;
}

export interface KeptAppOptions {
  readonly base: string;
  readonly version: string;
  readonly files: readonly BuiltFile[];
  readonly shell: Shell;
  readonly assetCache: AssetCache;
  /** See `CleaningOptions`. */
  readonly isAnotherComing: () => boolean;
}

/** Bytes between two replies about progress. */
const STEP = 512 * 1024;

export const KEPT_CACHE = 'biogloss-kept';

export function createKeptApp(options: KeptAppOptions): KeptApp {
  const { base, version, files, shell, assetCache, isAnotherComing } = options;
  const shellBytes = sizeOf(files.filter(({ part }) => part === 'shell'));
  /** Aborted by a removal. */
  let life = new AbortController();

  /**
   * Size of the stored files that an engine with its pack needs, in bytes. Verifies each large file, and calls back for
   * each.
   */
  async function measure({ engine, pack }: InUse, onFile = () => {}) {
    const large = files.filter(
      (file) => ['both', 'wasm', engine].includes(file.part) && (file.pack ?? pack) === pack,
    );
    const isShellWhole = await shell.isWhole();
    let kept = isShellWhole ? shellBytes : 0;
    const missing: BuiltFile[] = [];
    for (const file of large) {
      if (await assetCache.find(file)) kept += file.bytes;
      else missing.push(file);
      onFile();
    }
    return { isShellWhole, kept, needed: shellBytes + sizeOf(large), missing };
  }

  async function clean(): Promise<void> {
    const needed = await cleanShells({ base, version, isAnotherComing });
    if (needed) await assetCache.keepOnly(needed);
  }

  return {
    async check(inUse) {
      const { isShellWhole, kept, needed, missing } = await measure(inUse);
      return { isReady: isShellWhole && missing.length === 0, kept, needed, isLast: true };
    },

    async keep(inUse, tell) {
      const { signal } = life;
      let progress = { kept: 0, needed: 0 };
      const say = (kept: number) => {
        progress = { ...progress, kept };
        if (!signal.aborted) tell({ isReady: false, ...progress, isLast: false });
      };
      try {
        // Verification takes a while on a slow device, so replies show the page that the worker is alive.
        const { isShellWhole, kept, needed, missing } = await measure(inUse, () => say(0));
        progress = { kept, needed };
        say(kept);
        if (!isShellWhole) {
          await shell.keep(signal);
          say(kept + shellBytes);
        }
        for (const file of missing) {
          signal.throwIfAborted();
          const before = progress.kept;
          await assetCache.keep(file, (bytes) => {
            if (before + bytes >= progress.kept + STEP) say(before + bytes);
          });
          say(before + file.bytes);
        }
        signal.throwIfAborted();
        await clean();
        tell({ isReady: !signal.aborted, ...progress, isLast: true });
      } catch (error) {
        const problem = thrownMessage(error);
        tell({ isReady: false, ...progress, isLast: true, ...(!signal.aborted && { problem }) });
      }
    },

    async forget() {
      life.abort();
      life = new AbortController();
      assetCache.stop();
      // The user's own models are not removed here; the user removes them under 'Models'.
      await dropShells();
      await caches.delete(KEPT_CACHE);
    },

    async takeOver() {
      try {
        if (!(await shell.isWhole())) await shell.keep();
      } catch {
        // Without a complete shell of its own, the app opens with an older one, of which nothing may be removed.
        return;
      }
      await clean();
    },
  };
}

const sizeOf = (list: readonly BuiltFile[]): number =>
  list.reduce((sum, { bytes }) => sum + bytes, 0);
