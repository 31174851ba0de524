import '../../workers/trusted-types.ts';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, EMBEDDED_PACKS } from '../core/pack/embedded.ts';
import { fail } from '../core/result.ts';
import type { Annotator } from '../engine/contract/annotator.ts';
import { createAnnotator } from '../runtime/annotator/annotator.ts';
import { spawnWorker } from '../runtime/annotator/spawn.ts';
import { openDeskStore } from '../runtime/desk/desk-store.ts';
import { openForgetting } from '../runtime/desk/forgetting.ts';
import { openLibraryClient } from '../runtime/library-store/library-client.ts';
import { openLibraryStore } from '../runtime/library-store/library-store.ts';
import { openModelStore } from '../runtime/models/model-store.ts';
import { holdVersion } from '../runtime/offline/hold-version.ts';
import { createOffline } from '../runtime/offline/offline.ts';
import { storageFailure } from '../runtime/storage/storage-failure.ts';
import { openVocabularyShelf } from '../runtime/vocabularies/vocabulary-shelf.ts';
import type { LoadedEntry } from '../runtime/workspace/assemble.ts';
import { openDocumentFiles } from '../runtime/workspace/document-files.ts';
import { openJournals } from '../runtime/workspace/journal.ts';
import { lockTab, whileGone } from '../runtime/workspace/tab-lock.ts';
import { openWorkspaceStore } from '../runtime/workspace/workspace-store.ts';
import { followAddress } from './address/follow-address.ts';
import { askToStay } from './ask-to-stay.ts';
import { isDictionaryWanted, keepDictionarySetting } from './dictionary-setting.ts';
import { draftOf, dropAllDrafts } from './draft.ts';
import { holdKeysTyped } from './keys/hold-keys.ts';
import { isReload, takeLaunchedFile } from './launch.ts';
import { createLibraryPage, remember } from './library-view/library-page.ts';
import { createCustomModels } from './models/custom-models.ts';
import { createEmbeddedPacks } from './models/embedded-packs.ts';
import { packMemory } from './models/pack-memory.ts';
import { createTryOut } from './models/try-out.ts';
import { watchPacks } from './models/watch-packs.ts';
import { createReadingQueue } from './reading-queue/queue.ts';
import { readSetting, writeSetting } from './settings.ts';
import { takeShared } from './share.ts';
import { keepEngineOffline } from './state/annotator/keep-engine.ts';
import type { Safety } from './state/autosave/journaling.ts';
import { restoreAndKeep } from './state/autosave/restore.ts';
import { startApp } from './state/start.ts';
import { createStore } from './state/store.ts';
import { adoptEntityTypeStyles } from './styles/entity-type-styles.ts';
import { idOfTab, rememberTab } from './tab.ts';
import { applyTheme, storedTheme } from './theme.ts';
import { App } from './views/App.tsx';

applyTheme(storedTheme());
adoptEntityTypeStyles(document);
// This comes first: a version that takes over in another tab removes the scripts of versions that no page holds.
if (import.meta.env.PROD) holdVersion(import.meta.url);

/** `?engine=wasm` or `?engine=webgpu` forces an engine, for comparisons or when a driver misbehaves. */
function chosenEngine(): 'auto' | 'webgpu' | 'wasm' {
  const engine = new URLSearchParams(location.search).get('engine');
  return engine === 'wasm' || engine === 'webgpu' ? engine : 'auto';
}

/** `crypto.randomUUID` is missing outside a secure context. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Absolute URL of the app's folder. */
const base = new URL(import.meta.env.BASE_URL, location.href).href;
const gazetteerUrl = `${base}${EMBEDDED_GAZETTEER}`;
const lexiconUrl = `${base}${EMBEDDED_LEXICON}`;

/** A storage that hangs must not stop a person from reading. */
const PATIENCE_MS = 2000;
const atMost = (work: Promise<unknown>) =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

const tryOut = createTryOut(() => packs.url());

/** Closes the engine after a change of models; the next job opens it with the new ones. */
async function changeModels(): Promise<void> {
  await engine?.close();
  store.dispatch({ type: 'models-changed' });
}

const packs = createEmbeddedPacks({
  packs: EMBEDDED_PACKS,
  base,
  ...packMemory,
  tryOut: (packUrl, signal) => tryOut({ packUrl }, signal),
  onChange: changeModels,
});

const models = createCustomModels({
  store: openModelStore(base),
  base,
  newId,
  tryOut,
  readInUse: () => readSetting('models')?.split(' ').filter(Boolean) ?? [],
  writeInUse: (ids) => writeSetting('models', ids.join(' ')),
  onChoice: changeModels,
});
const listed = models.load();
// The start waits for the list of models only when one of them is in use.
if (models.getState().inUse.length > 0) await atMost(listed);

let engine: Annotator | undefined;
/** After a lack of memory, every start uses one thread, because each thread takes memory of its own. */
let isShortOfMemory = false;
/** Stores the PDF files of documents. */
const files = openDocumentFiles();
const { store, actions, find, vocabularies, suggest } = startApp({
  createEngine(onEngineChange) {
    engine = createAnnotator({
      packUrl: packs.url(),
      engine: chosenEngine(),
      spawn: spawnWorker,
      onEngineChange,
      choice: () => ({
        packUrl: packs.url(),
        ...models.choice(),
        ...(isShortOfMemory && { threads: 1 }),
        ...(isDictionaryWanted() && { gazetteerUrl }),
      }),
    });
    return engine;
  },
  lexiconUrl,
  gazetteerUrl,
  shelf: openVocabularyShelf(),
  files,
  newId,
});

keepDictionarySetting(store);
watchPacks(store, packs);

store.subscribe(() => {
  const { engine: now, reading, asking } = store.getState();
  isShortOfMemory ||= [now, reading, asking].some(
    (each) => each.status === 'failed' && each.failure.code === 'out-of-memory',
  );
});

const workspace = openWorkspaceStore(undefined, undefined, (isBlocked) => {
  if (isBlocked) store.dispatch({ type: 'keeping-failed', failure: { code: 'storage-blocked' } });
  else store.dispatch({ type: 'keeping-worked' });
});
const journals = openJournals();
const safety = createStore((_: Safety, next: Safety) => next, 'saved');
askToStay(safety);
/** Desks of versions before the workspace; tabs of those versions may be open at the same time. */
const desks = openDeskStore();
const forgetHere = () => {
  actions.forgetEverything();
  dropAllDrafts();
};
const otherTabs = openForgetting(forgetHere);
async function forgetEverything() {
  forgetHere();
  remember(0);
  otherTabs.tell();
  // Each store is cleared even when clearing the other fails.
  const old = await desks.clear();
  const cleared = await workspace.clear();
  journals.clear();
  return old.ok ? cleared : old;
}
store.dispatch({ type: 'text-typed', text: draftOf({ kind: 'new-text' }) ?? '' });
const ours = idOfTab();
/** Documents of the library on their way to the page. */
const arriving: LoadedEntry[] = [];
const kept = restoreAndKeep(store, {
  workspace,
  journals,
  desks,
  lock: lockTab,
  whileGone,
  ours,
  newId,
  onTab: rememberTab,
  onRestored: holdKeysTyped,
  onSafety: safety.dispatch,
  arriving,
});
// A reloaded page shows its documents from the start; a new page does not wait.
if (ours !== undefined) {
  await atMost(kept);
}

void kept.then(() => followAddress(store, { workspace, arriving }));

const launch = () => {
  const isRestored = isReload() && store.getState().document !== undefined;
  takeLaunchedFile(actions, { isRestored });
};
if (isReload()) void kept.then(launch);
else launch();
void takeShared(actions);

const library = createLibraryPage(openLibraryClient(), {
  onRemove: (keys) => store.dispatch({ type: 'documents-deleted', keys }),
});
void kept.then(() => library.noticeLoss(workspace));
/** Runs in the library's worker, because it reads all records. */
const measure = () =>
  library.client.call('measure', undefined).catch((error: unknown) => fail(storageFailure(error)));
const queue = createReadingQueue({
  ...{ app: store, page: library, lexiconUrl, gazetteerUrl },
  workspace: openWorkspaceStore(),
  library: openLibraryStore(),
  engine: () => engine,
});
void queue.restore();

const offline = createOffline({
  container: navigator.serviceWorker,
  caches: globalThis.caches,
  script: `${base}service-worker.js`,
  isWanted: () => readSetting('offline') !== 'off',
  setWanted: (isWanted) => writeSetting('offline', isWanted ? 'on' : 'off'),
  persist: async () => navigator.storage?.persist?.(),
  reload: () => location.reload(),
  packInUse: () => packs.getState().inUse.id,
});
// The development server has no service worker.
if (import.meta.env.PROD) {
  void offline.start();
  keepEngineOffline(store, offline);
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <StrictMode>
    <App
      store={store}
      actions={actions}
      files={files}
      concepts={{ lexiconUrl, find, vocabularies, suggest }}
      packs={packs}
      offline={offline}
      models={models}
      workspace={{ measure }}
      library={library}
      queue={queue}
      safety={safety}
      onForget={forgetEverything}
    />
  </StrictMode>,
);
