/** Firefox has the first, Chrome the second. */
interface Panels {
  readonly sidebarAction?: { readonly open: () => Promise<void> };
  readonly sidePanel?: { readonly open: (where: { tabId: number }) => Promise<void> };
}

/** Opens the side panel. Call this synchronously in an event of the user, as both browsers require. */
export function openPanel(tab: chrome.tabs.Tab | undefined): void {
  const { sidebarAction, sidePanel }: Panels = chrome;
  if (sidebarAction) void sidebarAction.open();
  else if (tab?.id !== undefined) void sidePanel?.open({ tabId: tab.id });
}
