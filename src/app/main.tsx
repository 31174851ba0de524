import '../../workers/trusted-types.ts';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAnnotator } from '../../workers/client/annotator.ts';
import { spawnWorker } from '../../workers/client/spawn.ts';
import { claimDesk } from '../runtime/desk/claim.ts';
import { openDeskStore } from '../runtime/desk/desk-store.ts';
import { holdVersion } from '../runtime/offline/hold-version.ts';
import { createOffline } from '../runtime/offline/offline.ts';
import { takeLaunchedFile } from './launch.ts';
import { readSetting, writeSetting } from './settings.ts';
import { keepEngineOffline } from './state/keep-engine.ts';
import { restoreAndKeep } from './state/restore.ts';
import { startApp } from './state/start.ts';
import { deskOfTab, rememberDesk } from './tab.ts';
import { applyTheme, storedTheme } from './theme.ts';
import { App } from './views/App.tsx';

applyTheme(storedTheme());

/** `?engine=wasm` or `?engine=webgpu` forces an engine, to compare them or where a driver misbehaves. */
function chosenEngine(): 'auto' | 'webgpu' | 'wasm' {
  const engine = new URLSearchParams(location.search).get('engine');
  return engine === 'wasm' || engine === 'webgpu' ? engine : 'auto';
}

/** `crypto.randomUUID` is missing on pages served without encryption. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

const packUrl = new URL(`${import.meta.env.BASE_URL}models/biogloss-mini/`, location.href).href;

const { store, actions } = startApp({
  createEngine: (onEngineChange) =>
    createAnnotator({
      packUrl,
      engine: chosenEngine(),
      spawn: spawnWorker,
      onEngineChange,
    }),
  newId,
});

/** A storage that hangs must not keep anybody from reading. */
const PATIENCE_MS = 2000;

const ours = deskOfTab();
const kept = restoreAndKeep(store, {
  desks: openDeskStore(),
  claim: claimDesk,
  ours,
  newId,
  onDesk: rememberDesk,
});
// In a reloaded page what was worked on is there at the first look; a new one waits for nothing.
if (ours !== undefined) {
  await Promise.race([kept, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

takeLaunchedFile(actions);

const offline = createOffline({
  script: `${import.meta.env.BASE_URL}service-worker.js`,
  isWanted: () => readSetting('offline') !== 'off',
  setWanted: (isWanted) => writeSetting('offline', isWanted ? 'on' : 'off'),
  reload: () => location.reload(),
});
// The development server has no service worker.
if (import.meta.env.PROD) {
  holdVersion(import.meta.url);
  keepEngineOffline(store, offline);
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <StrictMode>
    <App store={store} actions={actions} packUrl={packUrl} offline={offline} />
  </StrictMode>,
);
