import { thrownMessage } from '../core/thrown-message.ts';
import type { AnnotateOrder } from './messages.ts';

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
    const frameId = what === 'selection' ? (frame ?? 0) : await frameWithText(tabId);
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

/** The page itself, unless a frame on it shows more text: a reader of a library, an article in a viewer. */
async function frameWithText(tabId: number): Promise<number> {
  const frames = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    // Runs in each frame, on its own. Hidden text does not count.
    func: () => {
      const seen = Math.min(1, (innerWidth * innerHeight) / (screen.width * screen.height) / 0.2);
      // biome-ignore lint/performance/useDomNodeTextContent: what is shown counts.
      return seen * (document.body?.innerText ?? '').length;
    },
  });
  const weight = ({ frameId, result }: (typeof frames)[number]): number =>
    (result ?? 0) * (frameId === 0 ? 2 : 1);
  const best = frames.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  return best.frameId;
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
