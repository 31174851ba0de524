import { annotateTab } from './inject.ts';

/** Sites whose pages are annotated when they open; the user has given the permission for them. */
const SITES_KEY = 'sites';

export async function sitesAlwaysOn(): Promise<readonly string[]> {
  const { [SITES_KEY]: sites } = await chrome.storage.local.get(SITES_KEY);
  return Array.isArray(sites) ? sites.map(String) : [];
}

/**
 * Asks for the permission to read one site, and annotates it from now on. Call this synchronously in an event of the
 * user.
 */
export async function alwaysAnnotate(tab: chrome.tabs.Tab | undefined): Promise<void> {
  const origin = originOf(tab?.url);
  if (!tab || !origin) return;
  const isGranted = await chrome.permissions.request({ origins: [`${origin}/*`] });
  if (!isGranted) return;
  const sites = await sitesAlwaysOn();
  await keepSites([...new Set([...sites, origin])]);
  await annotateTab(tab, 'page');
}

export async function forgetSite(origin: string): Promise<void> {
  await keepSites((await sitesAlwaysOn()).filter((one) => one !== origin));
  await chrome.permissions.remove({ origins: [`${origin}/*`] });
}

const SCRIPT = 'always';

async function keepSites(sites: readonly string[]): Promise<void> {
  await chrome.storage.local.set({ [SITES_KEY]: sites });
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (known.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  if (sites.length === 0) return;
  await chrome.scripting.registerContentScripts([
    {
      id: SCRIPT,
      matches: sites.map((origin) => `${origin}/*`),
      js: ['always.js', 'content.js'],
      runAt: 'document_idle',
    },
  ]);
}

function originOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { origin, protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}
