import { thrownMessage } from '../../src/core/thrown-message.ts';
import type { AssetCache } from './asset-cache.ts';
import type { BuiltFile, InUse, OfflineReply } from './protocol.ts';
import { cleanShells, dropShells, type Shell } from './shell.ts';

/** One version of the app on this device: its shell, and the large files that its engines need. */
export interface KeptApp {
  /** Looks, and fetches nothing. */
  check(inUse: InUse): Promise<OfflineReply>;
  /** Keeps what this engine needs with this pack; tells how far it is, at last whether all of it lies here. Never rejects. */
  keep(inUse: InUse, tell: (reply: OfflineReply) => void): Promise<void>;
  /** Removes all of it and ends what is being kept; nothing is kept until `keep` is called. */
  forget(): Promise<void>;
  /** To be called when this version takes over: what only older versions need goes, once the own shell is whole. */
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

/** Bytes after which the page is told again how much has come. */
const STEP = 512 * 1024;

export const KEPT_CACHE = 'biogloss-kept';

export function createKeptApp(options: KeptAppOptions): KeptApp {
  const { base, version, files, shell, assetCache, isAnotherComing } = options;
  const shellBytes = sizeOf(files.filter(({ part }) => part === 'shell'));
  /** Ends with a removal. */
  let life = new AbortController();

  /** What lies here of all that an engine needs with its pack, in bytes, each large file verified; tells of each. */
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
        // On a slow device that takes a while, and the page must not think that nobody answers.
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
      // Models that somebody brought are theirs: they are removed one by one, under 'Models'.
      await dropShells();
      await caches.delete(KEPT_CACHE);
    },

    async takeOver() {
      try {
        if (!(await shell.isWhole())) await shell.keep();
      } catch {
        // Without a whole shell of its own the app still opens with an older one: nothing of that may go.
        return;
      }
      await clean();
    },
  };
}

const sizeOf = (list: readonly BuiltFile[]): number =>
  list.reduce((sum, { bytes }) => sum + bytes, 0);
