import type { PanelNews, PanelOrder, PanelTexts } from '../messages.ts';
import type { Overlay } from './overlay.ts';

/** Milliseconds between two messages about new mentions. */
const PAUSE_MS = 400;

/** Sends the content of this page to the side panel, and follows the panel's requests. */
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
      const texts = overlay.reading?.texts;
      if (texts) port.postMessage({ format, texts } satisfies PanelTexts);
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
