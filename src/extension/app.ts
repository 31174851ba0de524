import { takeHandedOverPdf } from './handed-over-pdf.ts';
import { HANDED_OVER } from './messages.ts';

interface HandedOver {
  readonly name: string;
  readonly content: string;
}

/**
 * The app as a page of the extension. It opens content from the extension once, in the same way as an installed app
 * opens a file. The extension itself is the offline copy, so there is no service worker.
 */
const { [HANDED_OVER]: handedOver } = (await chrome.storage.session.get(HANDED_OVER)) as {
  readonly [HANDED_OVER]?: HandedOver;
};
await chrome.storage.session.remove(HANDED_OVER);
const pdf = await takeHandedOverPdf();

interface Launched {
  readonly files: readonly { readonly name: string; readonly getFile: () => Promise<File> }[];
}
const launchQueue = {
  setConsumer(consume: (launched: Launched) => void): void {
    const given = pdf ? { name: pdf.name, content: pdf.file } : handedOver;
    if (!given) return;
    const { name, content } = given;
    consume({ files: [{ name, getFile: async () => new File([content], name) }] });
  },
};
Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
await import('../app/main.tsx');
