import { startEngine } from './engine/start-engine.ts';
import { annotateTab } from './inject.ts';
import { makeMenus, onMenu } from './menus.ts';
import { type BackgroundRequest, HANDED_OVER } from './messages.ts';
import { openPanel } from './open-panel.ts';

/**
 * The background script holds no state, because Chrome and Firefox stop it after half a minute without work. Its
 * listeners are registered synchronously.
 */
chrome.runtime.onInstalled.addListener(() => void makeMenus());
chrome.action.onClicked.addListener((tab) => void annotateTab(tab, 'page'));
chrome.contextMenus.onClicked.addListener(onMenu);

chrome.runtime.onMessage.addListener((request: BackgroundRequest, sender, answer) => {
  if (request.type === 'open-panel') {
    openPanel(sender.tab);
    return false;
  }
  const work = request.type === 'start-engine' ? startEngine() : openInApp(request);
  work.then(() => answer(true)).catch((error: unknown) => answer(String(error)));
  // Keeps the channel open for a later answer.
  return true;
});

async function openInApp({
  name,
  content,
}: Extract<BackgroundRequest, { type: 'open-in-app' }>): Promise<void> {
  await chrome.storage.session.set({ [HANDED_OVER]: { name, content } });
  await chrome.tabs.create({ url: chrome.runtime.getURL('app.html') });
}
