import type { Actions } from './state/actions.ts';

/** What browsers with file handlers offer an installed app; not in TypeScript's library yet. */
interface LaunchQueue {
  setConsumer(consume: (launched: { readonly files?: readonly LaunchedFile[] }) => void): void;
}

type LaunchedFile = Pick<FileSystemFileHandle, 'name' | 'getFile'>;

/** What this tab took from the queue last. */
const KEY = 'biogloss:launched';

export interface LaunchOptions {
  /** The page came by a reload, and what was on it is there again. */
  readonly isRestored: boolean;
  readonly launchQueue?: LaunchQueue | undefined;
}

/**
 * Takes the files with which the installed app was opened (public/manifest.webmanifest, `file_handlers`). Chromium gives
 * them again after a reload (WICG/web-app-launch issue 92): they would replace the work on them.
 */
export function takeLaunchedFile(
  actions: Pick<Actions, 'giveFiles'>,
  { isRestored, launchQueue = queueOfPage() }: LaunchOptions,
): void {
  let mayBeRepeated = isRestored;
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return;
    const launched = JSON.stringify(files.map(({ name }) => name));
    const isRepeated = mayBeRepeated && launched === lastLaunched();
    mayBeRepeated = false;
    if (isRepeated) return;
    rememberLaunched(launched);
    void actions.giveFiles(files.map(readable));
  });
}

const queueOfPage = (): LaunchQueue | undefined =>
  (globalThis as { readonly launchQueue?: LaunchQueue }).launchQueue;

/** Whether this page was loaded anew in its tab. */
export const isReload = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload');

const readable = (file: LaunchedFile) => ({
  name: file.name,
  arrayBuffer: async () => (await file.getFile()).arrayBuffer(),
});

function lastLaunched(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function rememberLaunched(launched: string): void {
  try {
    sessionStorage.setItem(KEY, launched);
  } catch {
    // Site data is blocked: then nothing was restored either.
  }
}
