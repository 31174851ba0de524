import type { Actions } from './state/actions.ts';

/** What browsers with file handlers offer an installed app; not in TypeScript's library yet. */
interface LaunchQueue {
  setConsumer(
    consume: (launched: { readonly files?: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** Takes the text file with which the installed app was opened (public/manifest.webmanifest, `file_handlers`). */
export function takeLaunchedFile(actions: Actions): void {
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files }) => {
    void files?.[0]
      ?.getFile()
      .then(async (file) => actions.giveFile(new Uint8Array(await file.arrayBuffer()), file.name));
  });
}
