import '../../../workers/trusted-types.ts';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { createAnnotator } from '../../runtime/annotator/annotator.ts';
import { spawnWorker } from '../../runtime/annotator/spawn.ts';
import { ENGINE_PORT } from '../messages.ts';
import { serveWire } from './serve-wire.ts';
import { type EngineReply, type EngineRequest, wireOf } from './wire.ts';

/** Runs in Chrome's offscreen document and in Firefox' background page: one engine for all tabs. */
const base = new URL('./', location.href).href;
const annotator = createAnnotator({ packUrl: `${base}${PACKAGED_PACK}`, spawn: spawnWorker });

/** After this time without work, the engine frees its memory; the next job starts it again. */
const IDLE_MS = 120_000;
let jobs = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function onWork(change: 1 | -1): void {
  jobs += change;
  clearTimeout(timer);
  if (jobs === 0) timer = setTimeout(() => void annotator.close(), IDLE_MS);
}

const files = {
  lexiconUrl: `${base}${EMBEDDED_LEXICON}`,
  gazetteerUrl: `${base}${EMBEDDED_GAZETTEER}`,
};
chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== ENGINE_PORT) return;
  serveWire(wireOf<EngineRequest, EngineReply>(port), annotator, files, onWork);
});
