import { expect, it } from 'vitest';
import type { AppStore } from '../actions.ts';
import { initialState, type State } from '../model.ts';
import { keepEngineOffline } from './keep-engine.ts';

/** The calls of the offline side while the app passes through these states. */
function askedFor(parts: readonly object[]): readonly string[] {
  const asked: string[] = [];
  const listeners: (() => void)[] = [];
  let state: State = initialState;
  const store = {
    getState: () => state,
    subscribe: (listener: () => void) => listeners.push(listener),
  };
  keepEngineOffline(store as unknown as AppStore, {
    keep: async (engine) => void asked.push(`keep ${engine}`),
    check: async () => void asked.push('check'),
  });
  for (const part of parts) {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }
  return asked;
}

const ready = (engine: string, id = 'mini') => ({
  engine: { status: 'ready', opened: { engine, manifest: { id } } },
});
const failed = { engine: { status: 'failed', failure: { code: 'out-of-memory' } } };
const reading = (part: object) => ({ reading: part });

it('keeps the files of each engine and pack that open, once', () => {
  expect(
    askedFor([ready('webgpu'), ready('webgpu'), ready('wasm'), ready('wasm', 'small')]),
  ).toEqual(['keep webgpu', 'keep wasm', 'keep wasm']);
});

it('has what lies here checked where none opens, once for each failure', () => {
  expect(askedFor([failed, failed, ready('wasm'), failed])).toEqual([
    'check',
    'keep wasm',
    'check',
  ]);
});

it('lets the first window of a text be read before it checks what lies here', () => {
  const begun = [reading({ status: 'wanted' }), ready('wasm'), reading({ status: 'reading' })];
  expect(askedFor(begun)).toEqual([]);
  const read = { pieces: 250, of: 9000 };
  expect(askedFor([...begun, reading({ status: 'reading', read })])).toEqual(['keep wasm']);
  expect(askedFor([...begun, reading({ status: 'failed' })])).toEqual(['keep wasm']);
});
