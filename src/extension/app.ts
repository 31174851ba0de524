import { takeHandedOverPdf } from './handed-over-pdf.ts';
import { HANDED_OVER } from './messages.ts';

interface HandedOver {
  readonly name: string;
  readonly content: string;
}

/**
 * The app as a page of the extension. What was handed over to it comes as a file does with which an installed app is opened, and is taken
 * once. The extension is the app's own offline copy: no service worker keeps another.
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
