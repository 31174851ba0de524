import { thrownMessage } from '../core/thrown-message.ts';
import type { AnnotateOrder } from './messages.ts';
import { openPdfOf } from './open-pdf-of.ts';

/**
 * Reads a tab: the script for pages is put into the frame that holds the text, and told what to read. A click gives the
 * permission for this page (`activeTab`); what the browser refuses is told as it says it.
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
    const shown = await mainFrame(tabId);
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
  /** How many letters it shows, less where it is small; of a PDF a guess by its size. */
  readonly weight: number;
  /** Address of the PDF that it shows, or that fills it. */
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

/** Runs in each frame, on its own. Hidden text does not count. */
function weigh(): ShownFrame {
  const part = (width: number, height: number) =>
    Math.min(1, (width * height) / (screen.width * screen.height) / 0.2);
  // A browser's own viewer is a page around the file; its type tells, not its name.
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

/** Says why a page cannot be read, and what can be done, where the click was. */
async function refuse(tabId: number, reason: string): Promise<void> {
  const popup = `refused.html?${new URLSearchParams({ reason })}`;
  await chrome.action.setPopup({ tabId, popup });
  try {
    await chrome.action.openPopup();
  } catch {
    // This browser opens it by a click only: the next one does.
    await chrome.action.setBadgeText({ tabId, text: '!' });
    await chrome.action.setTitle({ tabId, title: `BioGloss cannot read this page: ${reason}` });
  }
}
