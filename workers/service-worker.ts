import { thrownMessage } from '../src/core/thrown-message.ts';
import { createAssetCache } from './offline/asset-cache.ts';
import { createKeptApp, KEPT_CACHE } from './offline/kept-app.ts';
import type { BuiltFile, OfflineNews, OfflineReply, OfflineRequest } from './offline/protocol.ts';
import { createShare } from './offline/share.ts';
import { createShell } from './offline/shell.ts';

declare const self: ServiceWorkerGlobalScope;

/** Inserted by the build (scripts/service-worker-plugin.ts). */
declare const BUILT_FILES: readonly BuiltFile[];
declare const BUILT_VERSION: string;

/** Serves the app's own files only. Stored files are verified against the hashes of the build. */
const built = BUILT_FILES;
const version = BUILT_VERSION;
const base = self.registration.scope;
const files = new Map(built.map((file) => [new URL(file.path, base).href, file]));
const share = createShare();
const fetchFile: typeof fetch = (...request) => fetch(...request);
const shell = createShell({ base, version, files: built, fetch: fetchFile });
const assetCache = createAssetCache({
  base,
  // After a removal the shell is gone, and nothing else is stored either.
  cache: async () => ((await shell.isThere()) ? caches.open(KEPT_CACHE) : undefined),
  fetch: fetchFile,
});
const app = createKeptApp({
  base,
  version,
  files: built,
  shell,
  assetCache,
  isAnotherComing: () => {
    const { installing, waiting } = self.registration;
    return installing !== null || waiting !== null;
  },
});

self.addEventListener('install', (event) => {
  // A running version is not replaced before the user agrees.
  event.waitUntil(install());
});

async function install(): Promise<void> {
  try {
    await shell.keep();
  } catch (error) {
    // A page only sees that an installation failed, so the reason is sent.
    const reason = thrownMessage(error);
    await tellPages({ type: 'install-failed', reason });
    throw error;
  }
}

/** @param except a page that knows already */
async function tellPages(news: OfflineNews, except?: unknown): Promise<void> {
  const known = except instanceof Client ? except.id : undefined;
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) if (page.id !== known) page.postMessage(news);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(app.takeOver().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'POST' && url.href === `${base}share`) {
    event.respondWith(takeShare(event));
    return;
  }
  if (request.method !== 'GET' || !url.href.startsWith(base)) return;
  if (request.mode === 'navigate') {
    // The page is also requested by its file name; its query is for the page only.
    const isPage = [base, `${base}index.html`].includes(url.origin + url.pathname);
    if (isPage) event.respondWith(shellOr(`${base}index.html`, request));
    return;
  }
  const file = files.get(url.origin + url.pathname);
  if (!file || file.part === 'shell') event.respondWith(shellOr(url.href, request));
  else event.respondWith(keptOr(event, file));
});

/** The shared text stays in the worker; the page's address only says that there is one. */
async function takeShare(event: FetchEvent): Promise<Response> {
  const { taken } = await share.receive(event.request);
  event.waitUntil(taken);
  return Response.redirect(`${base}?shared`, 303);
}

async function shellOr(address: string, request: Request): Promise<Response> {
  return (await shell.find(address)) ?? fetch(request);
}

/** Weights and lexicons are large: verified here too, they would hold up every start. */
const VERIFIED_BY_READER = /\.(bin|packed)$/;

async function keptOr(event: FetchEvent, file: BuiltFile): Promise<Response> {
  if (!(await shell.isThere())) return fetch(event.request);
  const isVerifiedByReader = VERIFIED_BY_READER.test(file.path);
  // The reader asks for a file again that was damaged on the disk.
  if (isVerifiedByReader && event.request.cache === 'reload') await assetCache.drop(file);
  const kept = await (isVerifiedByReader ? assetCache.findUnverified(file) : assetCache.find(file));
  if (kept) return kept;
  // Code runs as it arrives, so it is verified before; the pack's reader verifies the pack's files.
  if (/\.(wasm|js)$/.test(file.path)) return assetCache.fetch(file);
  const { response, ended } = assetCache.stream(file);
  event.waitUntil(ended);
  return response;
}

self.addEventListener('message', (event) => {
  const request: OfflineRequest = event.data;
  const [port] = event.ports;
  const tell = (reply: OfflineReply) => port?.postMessage(reply);
  const tellProblem = (error: unknown) => tell({ ...nothing, problem: String(error) });
  switch (request.type) {
    case 'check':
      event.waitUntil(app.check(request).then(tell, tellProblem));
      break;
    case 'keep':
      event.waitUntil(app.keep(request, tell));
      break;
    case 'forget':
      event.waitUntil(
        app
          .forget()
          .then(() => tellPages({ type: 'removed' }, event.source))
          .then(() => tell(nothing), tellProblem),
      );
      break;
    case 'take-shared':
      port?.postMessage(share.take());
      break;
    case 'take-over':
      event.waitUntil(self.skipWaiting());
      break;
  }
});

const nothing: OfflineReply = { isReady: false, kept: 0, needed: 0, isLast: true };
