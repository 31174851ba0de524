import { annotateTab } from './inject.ts';
import { openPanel } from './open-panel.ts';
import { alwaysAnnotate } from './sites.ts';

const MENUS = {
  page: { title: 'Annotate this page', contexts: ['page', 'action'] },
  selection: { title: 'Annotate selection', contexts: ['selection'] },
  panel: { title: 'Open the panel', contexts: ['page', 'action'] },
  always: { title: 'Always annotate this site', contexts: ['action'] },
  app: { title: 'Open BioGloss', contexts: ['action'] },
} as const;

/** The browser keeps menus across restarts, so all are removed before they are made again. */
export async function makeMenus(): Promise<void> {
  await chrome.contextMenus.removeAll();
  for (const [id, { title, contexts }] of Object.entries(MENUS)) {
    chrome.contextMenus.create({ id, title, contexts: [...contexts] });
  }
}

export function onMenu(
  { menuItemId, frameId }: chrome.contextMenus.OnClickData,
  tab?: chrome.tabs.Tab,
): void {
  if (menuItemId === 'panel') openPanel(tab);
  else if (menuItemId === 'app')
    void chrome.tabs.create({ url: chrome.runtime.getURL('app.html') });
  else if (menuItemId === 'always') void alwaysAnnotate(tab);
  else if (tab) void annotateTab(tab, menuItemId === 'selection' ? 'selection' : 'page', frameId);
}
