import { thrownMessage } from '../core/thrown-message.ts';
import type { AnnotateOrder } from './messages.ts';
import { openPdfOf } from './open-pdf-of.ts';
import { whenAllowed } from './when-allowed.ts';

/**
 * Reads a tab: injects the content script into the frame with the text, and tells it what to read. A click gives the
 * permission for this page (`activeTab`). A refusal of the browser is shown in the browser's words.
 *
 * @param frame where the user clicked
 */
export async function annotateTab(
  tab: chrome.tabs.Tab,
  what: AnnotateOrder['what'],
  frame?: number,
): Promise<void> {
  const tabId = tab.id;
  if (tabId === undefined) return;
  try {
    const shown = await whenAllowed(() => mainFrame(tabId));
    if (what === 'page' && shown.pdf !== undefined) {
      await openPdfOf(tabId, shown.frameId, shown.pdf);
      return;
    }
    const frameId = what === 'selection' ? (frame ?? 0) : shown.frameId;
    await chrome.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: ['content.js'],
    });
    const order: AnnotateOrder = { type: 'annotate', what };
    await chrome.tabs.sendMessage(tabId, order, { frameId });
  } catch (error) {
    await refuse(tabId, thrownMessage(error));
  }
}

interface ShownFrame {
  /** Number of visible letters, reduced for a small frame; for a PDF, an estimate from its size. */
  readonly weight: number;
  /** URL of the PDF that fills the frame. */
  readonly pdf?: string;
}

/** The page itself, unless a frame on it shows more text: a reader of a library, an article in a viewer. */
async function mainFrame(tabId: number): Promise<ShownFrame & { readonly frameId: number }> {
  const frames = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: weigh,
  });
  const found = frames.map(({ frameId, result }) => ({
    ...(result ?? { weight: 0 }),
    weight: (result?.weight ?? 0) * (frameId === 0 ? 2 : 1),
    frameId,
  }));
  return found.reduce((a, b) => (b.weight > a.weight ? b : a));
}

/** Runs in each frame, without access to this module. Hidden text does not count. */
function weigh(): ShownFrame {
  const part = (width: number, height: number) =>
    Math.min(1, (width * height) / (screen.width * screen.height) / 0.2);
  // The browser's viewer is a page around the file; its media type tells, not its name.
  if (document.contentType === 'application/pdf') {
    return { weight: 100_000 * part(innerWidth, innerHeight), pdf: location.href };
  }
  for (const one of document.querySelectorAll<HTMLEmbedElement | HTMLObjectElement>(
    'embed[type="application/pdf"], object[type="application/pdf"]',
  )) {
    const { width, height } = one.getBoundingClientRect();
    const isLarge = width * height > 0.5 * innerWidth * innerHeight;
    const pdf = one instanceof HTMLEmbedElement ? one.src : one.data;
    if (isLarge && pdf !== '') return { weight: 100_000 * part(width, height), pdf };
  }
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown counts.
  const letters = (document.body?.innerText ?? '').length;
  return { weight: part(innerWidth, innerHeight) * letters };
}

/** Shows at the toolbar button why a page cannot be read, and what can be done. */
async function refuse(tabId: number, reason: string): Promise<void> {
  const popup = `refused.html?${new URLSearchParams({ reason })}`;
  await chrome.action.setPopup({ tabId, popup });
  try {
    await chrome.action.openPopup();
  } catch {
    // This browser opens a popup only on a click, so the next click opens it.
    await chrome.action.setBadgeText({ tabId, text: '!' });
    await chrome.action.setTitle({ tabId, title: `BioGloss cannot read this page: ${reason}` });
  }
}
