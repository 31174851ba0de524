import { createKeeper } from './offline/keeper.ts';
import type { BuiltFile, OfflineReply, OfflineRequest } from './offline/protocol.ts';
import { createShare } from './offline/share.ts';
import { cleanShells, findInShell, isShellWhole, keepShell } from './offline/shell.ts';

declare const self: ServiceWorkerGlobalScope;

/** Put in by the build (scripts/service-worker-plugin.ts). */
declare const BUILT_FILES: readonly BuiltFile[];
declare const BUILT_VERSION: string;

/** Answers for the app's own files and nothing else; what it keeps, it has checked against the build's hashes. */
const built = BUILT_FILES;
const version = BUILT_VERSION;
const base = self.registration.scope;
const files = new Map(built.map((file) => [new URL(file.path, base).href, file]));
const share = createShare();
const keeper = createKeeper({
  base,
  cache: () => caches.open('biogloss-kept'),
  fetch: (...request) => fetch(...request),
});

self.addEventListener('install', (event) => {
  // A version that runs is not replaced before the user says so.
  event.waitUntil(keepShell(base, version, built));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(clean().then(() => self.clients.claim()));
});

async function clean(): Promise<void> {
  await keeper.keepOnly(await cleanShells(base, version));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'POST' && url.href === `${base}share`) {
    event.respondWith(takeShare(event));
    return;
  }
  if (request.method !== 'GET' || !url.href.startsWith(base)) return;
  if (request.mode === 'navigate') {
    // Where the page is asked for by its name too; what follows the question mark is the page's own affair.
    const isPage = [base, `${base}index.html`].includes(url.origin + url.pathname);
    if (isPage) event.respondWith(shellOr(`${base}index.html`, request));
    return;
  }
  const file = files.get(url.origin + url.pathname);
  if (!file || file.part === 'shell') event.respondWith(shellOr(url.href, request));
  else event.respondWith(keptOr(event, file));
});

/** The text stays here; the page is opened at an address that says nothing but that there is one. */
async function takeShare(event: FetchEvent): Promise<Response> {
  const { taken } = await share.receive(event.request);
  event.waitUntil(taken);
  return Response.redirect(`${base}?shared`, 303);
}

async function shellOr(address: string, request: Request): Promise<Response> {
  return (await findInShell(version, address)) ?? fetch(request);
}

async function keptOr(event: FetchEvent, file: BuiltFile): Promise<Response> {
  const kept = await keeper.find(file);
  if (kept) return kept;
  // Code is used as it arrives, so it is checked before; the pack's files are checked by their reader.
  if (/\.(wasm|js)$/.test(file.path)) return keeper.fetch(file);
  return new Promise((resolve, reject) => {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(given) {
        controller = given;
      },
    });
    let isAnswered = false;
    const answer = () => {
      if (!isAnswered) resolve(new Response(body));
      isAnswered = true;
    };
    const fetching = keeper.fetch(file, (chunk) => {
      answer();
      // A copy: a reader may take the bytes away for good.
      controller?.enqueue(chunk.slice());
    });
    const ended = fetching.then(
      () => {
        answer();
        controller?.close();
      },
      (error: unknown) => {
        controller?.error(error);
        reject(error);
      },
    );
    event.waitUntil(ended.catch(() => undefined));
  });
}

self.addEventListener('message', (event) => {
  const request: OfflineRequest = event.data;
  const [port] = event.ports;
  switch (request.type) {
    case 'keep':
      event.waitUntil(keep(request.engine, (reply) => port?.postMessage(reply)));
      break;
    case 'forget':
      event.waitUntil(forget().then(() => port?.postMessage({ ...nothing, isLast: true })));
      break;
    case 'take-shared':
      port?.postMessage(share.take());
      break;
    case 'take-over':
      event.waitUntil(self.skipWaiting());
      break;
  }
});

const nothing: OfflineReply = { isReady: false, kept: 0, needed: 0, isLast: false };

async function keep(engine: string, tell: (reply: OfflineReply) => void): Promise<void> {
  const large = built.filter(({ part }) => ['both', 'wasm', engine].includes(part));
  const shell = built.filter(({ part }) => part === 'shell');
  const needed = sizeOf([...shell, ...large]);
  let kept = sizeOf(shell);
  const missing: BuiltFile[] = [];
  for (const file of large) {
    if (await keeper.find(file)) kept += file.bytes;
    else missing.push(file);
  }
  tell({ isReady: false, kept, needed, isLast: false });
  try {
    if (!(await isShellWhole(base, version, built))) {
      await keepShell(base, version, built);
    }
    for (const file of missing) {
      await keeper.fetch(file);
      kept += file.bytes;
      tell({ isReady: false, kept, needed, isLast: false });
    }
    await clean();
    tell({ isReady: true, kept, needed, isLast: true });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    tell({ isReady: false, kept, needed, isLast: true, problem });
  }
}

const sizeOf = (list: readonly BuiltFile[]): number =>
  list.reduce((sum, { bytes }) => sum + bytes, 0);

async function forget(): Promise<void> {
  // Models that somebody brought are theirs: they are removed one by one, under 'Models'.
  for (const name of await caches.keys())
    if (name === 'biogloss-kept' || name.startsWith('biogloss-shell-')) await caches.delete(name);
}
