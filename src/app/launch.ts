import type { Actions } from './state/actions.ts';

/** The launch queue for installed apps with file handlers; TypeScript's library does not have it yet. */
interface LaunchQueue {
  setConsumer(consume: (launched: { readonly files?: readonly LaunchedFile[] }) => void): void;
}

type LaunchedFile = Pick<FileSystemFileHandle, 'name' | 'getFile'>;

/** Names the files that this tab took last. */
const KEY = 'biogloss:launched';

export interface LaunchOptions {
  /** True when the page was reloaded and its work was restored. */
  readonly isRestored: boolean;
  readonly launchQueue?: LaunchQueue | undefined;
}

/**
 * Opens the files with which the installed app was started (public/manifest.webmanifest, `file_handlers`). Chromium
 * passes them again after a reload (WICG/web-app-launch issue 92), where they would replace the restored work.
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

/** True when this page was reloaded in its tab. */
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
    // Site data is blocked, so nothing was restored.
  }
}
