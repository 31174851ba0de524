import type { Actions } from './state/actions.ts';
import { namedBytes } from './text/named-bytes.ts';

/** What browsers with file handlers offer an installed app; not in TypeScript's library yet. */
interface LaunchQueue {
  setConsumer(
    consume: (launched: { readonly files?: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** Takes the files with which the installed app was opened (public/manifest.webmanifest, `file_handlers`). */
export function takeLaunchedFile(actions: Actions): void {
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue };
  const give = async (files: readonly File[]) => actions.giveFiles(await namedBytes(files));
  launchQueue?.setConsumer(({ files }) => {
    if (files?.length) void Promise.all(files.map((file) => file.getFile())).then(give);
  });
}
