import { type BackgroundRequest, ENGINE_PORT } from '../messages.ts';
import { type EngineReply, type EngineRequest, wireOf } from './wire.ts';
import type { EngineWire } from './wire-annotator.ts';

/** Number of calls to an engine that does not listen yet, and milliseconds that each call waits. */
const TRIES = 40;
const PATIENCE_MS = 3000;
const PAUSE_MS = 200;

/** Connects to the engine, and starts it when needed. Throws when the extension was stopped or replaced. */
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

/**
 * Resolves with whether the other end sends its first message. A document that is not loaded ends the connection at
 * once.
 */
const listens = (wire: EngineWire): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS);
    wire.onEnd(() => resolve(false));
    wire.onMessage((reply) => {
      if (reply.type === 'hello') resolve(true);
    });
  });
