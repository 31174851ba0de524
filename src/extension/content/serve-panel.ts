import type { PanelFile, PanelNews, PanelOrder } from '../messages.ts';
import type { Overlay } from './overlay.ts';

/** Between two tellings of what was found, in milliseconds. */
const PAUSE_MS = 400;

/** Tells the side panel what stands on this page, and does what it asks. */
export function servePanel(port: chrome.runtime.Port, overlay: Overlay): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    port.postMessage(newsOf(overlay));
  };
  overlay.onChange = () => {
    timer ??= setTimeout(tell, PAUSE_MS);
  };
  port.onDisconnect.addListener(() => {
    void chrome.runtime.lastError;
    clearTimeout(timer);
    overlay.onChange = () => undefined;
  });
  port.onMessage.addListener((order: PanelOrder) => {
    if (order.type === 'choose') overlay.reading?.reveal(order.id);
    else if (order.type === 'toggle-type') overlay.reading?.toggleType(order.name);
    else if (order.type === 'threshold') overlay.setThreshold(order.value);
    else if (order.type === 'clear') overlay.stop();
    else {
      const { format } = order;
      void overlay.reading?.export(format).then((content) => {
        port.postMessage({ format, content } satisfies PanelFile);
      });
    }
  });
  tell();
}

function newsOf(overlay: Overlay): PanelNews {
  const elements = overlay.reading?.elements ?? [];
  return {
    title: document.title,
    status: overlay.status,
    text: elements.map(({ text }) => text).join('\n\n'),
    threshold: overlay.threshold,
    hidden: [...(overlay.reading?.hiddenTypes ?? [])],
    mentions: elements.flatMap(({ mentions }) => mentions),
    relations: elements.flatMap(({ relations }) => relations),
    concepts: Object.assign({}, ...elements.map(({ concepts }) => concepts ?? {})),
  };
}
