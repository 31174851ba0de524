import { openShadowsBy } from '../widget/collect/shadow-of.ts';
import { Overlay } from './content/overlay.ts';
import { servePanel } from './content/serve-panel.ts';
import { type AnnotateOrder, PANEL_PORT } from './messages.ts';

/**
 * The content script is injected into a page once; later clicks only send a message. The script of an earlier version
 * of the extension removes itself.
 */
interface Marked {
  bioGlossOverlay?: Overlay;
  readonly bioGlossAlways?: boolean;
}

/** An event for scripts of other versions of the extension, which share only the page. */
const TAKE_OVER = 'bio-gloss-extension:take-over';

/** Firefox gives the shadow tree as a property, Chrome by a function. */
interface WithOpener {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
const { dom }: Partial<Pick<typeof chrome, 'dom'>> = chrome;
openShadowsBy((element) =>
  dom && element instanceof HTMLElement
    ? dom.openOrClosedShadowRoot(element)
    : ((element as WithOpener).openOrClosedShadowRoot ?? element.shadowRoot),
);

const marked = globalThis as Marked;
if (!marked.bioGlossOverlay) begin();

function begin(): void {
  document.dispatchEvent(new Event(TAKE_OVER));
  const overlay = new Overlay();
  marked.bioGlossOverlay = overlay;
  document.addEventListener(TAKE_OVER, () => overlay.stop(), { once: true });
  chrome.runtime.onMessage.addListener((order: AnnotateOrder) => {
    if (order.type !== 'annotate') return;
    // A second press of the toolbar button removes the annotations.
    if (overlay.isOn && order.what === 'page') overlay.stop();
    else void overlay.start(order.what);
  });
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === PANEL_PORT) servePanel(port, overlay);
  });
  if (marked.bioGlossAlways) void overlay.start('page');
}
