import { type BackgroundRequest, ENGINE_PORT } from '../messages.ts';
import { type EngineReply, type EngineRequest, wireOf } from './wire.ts';
import type { EngineWire } from './wire-annotator.ts';

/** How often the engine is called that does not listen yet, and how long each call waits, in milliseconds. */
const TRIES = 40;
const PATIENCE_MS = 3000;
const PAUSE_MS = 200;

/** A connection to the engine, which is started if need be. Throws where the extension was stopped or replaced. */
export async function connectEngine(): Promise<EngineWire> {
  const request: BackgroundRequest = { type: 'start-engine' };
  for (let left = TRIES; left > 0; left -= 1) {
    await chrome.runtime.sendMessage(request);
    const wire = wireOf<EngineReply, EngineRequest>(chrome.runtime.connect({ name: ENGINE_PORT }));
    if (await listens(wire)) return wire;
    wire.close();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error('The engine of the extension did not start.');
}

/** Whether the other end says hello. A document that has not loaded ends the connection at once. */
const listens = (wire: EngineWire): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS);
    wire.onEnd(() => resolve(false));
    wire.onMessage((reply) => {
      if (reply.type === 'hello') resolve(true);
    });
  });
