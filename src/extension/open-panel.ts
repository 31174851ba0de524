/** Chrome has the one, Firefox the other. */
interface Panels {
  readonly sidebarAction?: { readonly open: () => Promise<void> };
  readonly sidePanel?: { readonly open: (where: { tabId: number }) => Promise<void> };
}

/** Opens the side panel. Called at once in an event of the user: both browsers ask for one. */
export function openPanel(tab: chrome.tabs.Tab | undefined): void {
  const { sidebarAction, sidePanel }: Panels = chrome;
  if (sidebarAction) void sidebarAction.open();
  else if (tab?.id !== undefined) void sidePanel?.open({ tabId: tab.id });
}
