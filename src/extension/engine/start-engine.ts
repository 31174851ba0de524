let making: Promise<void> | undefined;

/** Makes the document of the engine where the browser wants one (Chrome), once; Firefox' background page is one. */
export async function startEngine(): Promise<void> {
  const { offscreen }: Partial<Pick<typeof chrome, 'offscreen'>> = chrome;
  if (!offscreen) return;
  const url = chrome.runtime.getURL('engine.html');
  const found = await chrome.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType],
    documentUrls: [url],
  });
  if (found.length > 0) return;
  // A second call while the first is under way would be refused.
  making ??= offscreen
    .createDocument({
      url,
      reasons: ['WORKERS' as chrome.offscreen.Reason],
      justification: 'A model that reads the texts of all tabs runs in a worker.',
    })
    .finally(() => {
      making = undefined;
    });
  await making;
}
