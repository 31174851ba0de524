import type { Actions } from './state/actions.ts';

/** Content that another app shared, which the service worker holds (`share_target` in the manifest). */
interface Shared {
  readonly title: string;
  readonly text: string;
  readonly file?: File;
}

/**
 * Takes shared content when the page was opened for it. The content comes from the service worker and not from the
 * page's URL, which the browser's history would keep.
 */
export async function takeShared(actions: Actions): Promise<void> {
  const address = new URL(location.href);
  if (!address.searchParams.has('shared')) return;
  address.searchParams.delete('shared');
  history.replaceState(history.state, '', address);
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const shared = await new Promise<Shared | undefined>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Shared | undefined>) => resolve(data);
    worker.postMessage({ type: 'take-shared' }, [port2]);
  });
  port1.close();
  if (!shared) return;
  const { file, text, title } = shared;
  if (file) await actions.giveFiles([file]);
  else if (text !== '') await actions.giveText(text, title);
}
