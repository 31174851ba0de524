let making: Promise<void> | undefined;

/**
 * Creates the engine's document once, in browsers that need one (Chrome); in Firefox the background page serves as one.
 */
export async function startEngine(): Promise<void> {
  const { offscreen }: Partial<Pick<typeof chrome, 'offscreen'>> = chrome;
  if (!offscreen) return;
  const url = chrome.runtime.getURL('engine.html');
  const found = await chrome.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType],
    documentUrls: [url],
  });
  if (found.length > 0) return;
  // A second call during the first would be refused.
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
