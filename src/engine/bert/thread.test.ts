import { Worker as NodeWorker } from 'node:worker_threads';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { readFrom } from '../../node/read-folder.ts';
import { type PackBytes, readPack } from '../pack/read-pack.ts';
import { createBertEngine } from './create.ts';
import type { StartThread, ThreadTask } from './thread.ts';

const url = 'public/models/biogloss-mini';
const read = await readPack(readFrom(url), url, 'wasm', () => {});
if (!read.ok) throw new Error(read.error.code);
const pack: PackBytes = read.value;

/** With this patience, only a lost thread can end the wait within a test. */
const FOR_EVER_MS = 2_000_000;

/** This version of Node runs no TypeScript in a thread, so the module is bundled. */
const bundled = await build({
  ...{ configFile: false, logLevel: 'silent', publicDir: false },
  build: {
    ...{ write: false, minify: false },
    lib: { entry: 'src/engine/bert/thread.ts', formats: ['cjs'] },
  },
});
const [output] = Array.isArray(bundled) ? bundled : [];
const code = output?.output[0].code;
if (code === undefined) throw new Error('the thread was not bundled');
const source = `
  ${code}
  const { parentPort } = require('node:worker_threads');
  parentPort.once('message', (task) =>
    exports.runThread(task, () => parentPort.postMessage('ready')));
`;

/** Starts threads of Node that behave like a browser's workers. `change` edits the task of each. */
function starter(change: (task: ThreadTask) => ThreadTask = (task) => task) {
  const threads: NodeWorker[] = [];
  let ended = 0;
  const start: StartThread = () => {
    const thread = new NodeWorker(source, { eval: true });
    threads.push(thread);
    const worker = {
      onmessage: undefined as (() => void) | undefined,
      onerror: undefined as (() => void) | undefined,
      postMessage: (task: ThreadTask) => thread.postMessage(change(task)),
      terminate: () => {
        ended += 1;
        void thread.terminate();
      },
    };
    thread.on('message', () => worker.onmessage?.());
    thread.on('error', () => worker.onerror?.());
    return worker as unknown as Worker;
  };
  return { start, threads, ended: () => ended };
}

const ids = Int32Array.from({ length: 90 }, (_, place) => 2000 + place * 7);
const types = new Int32Array(ids.length);

async function alone() {
  const engine = await createBertEngine(pack, 1);
  const output = await engine?.encode(ids, types);
  await engine?.dispose();
  return output;
}

describe('several threads', () => {
  it('compute what one does', async () => {
    const { start, ended } = starter();
    const engine = await createBertEngine(pack, 2, start, FOR_EVER_MS);
    expect(engine?.threads).toBe(2);
    expect(await engine?.encode(ids, types)).toEqual(await alone());
    expect(engine?.threads).toBe(2);
    await engine?.dispose();
    expect(ended()).toBe(1);
  });

  it('of which one throws give way to this one, which computes the same', async () => {
    const { start, ended } = starter((task) => ({
      ...task,
      buffers: { ...task.buffers, own: [] },
    }));
    const engine = await createBertEngine(pack, 2, start, FOR_EVER_MS);
    expect(await engine?.encode(ids, types)).toEqual(await alone());
    expect(engine?.threads).toBe(1);
    expect(ended()).toBe(1);
    await engine?.dispose();
  });

  it('of which one ends without a word give way to this one', async () => {
    const { start, threads } = starter();
    const engine = await createBertEngine(pack, 2, start, 3_000);
    expect(engine?.threads).toBe(2);
    await threads[0]?.terminate();
    const short = await createBertEngine(pack, 1);
    expect(await engine?.encode(ids, types)).toEqual(await short?.encode(ids, types));
    expect(engine?.threads).toBe(1);
    await engine?.dispose();
  });

  it('are all ended where one of them cannot be started', async () => {
    const { start, ended } = starter();
    let begun = 0;
    const engine = await createBertEngine(pack, 3, () => {
      begun += 1;
      if (begun > 1) throw new DOMException('no more workers', 'SecurityError');
      return start();
    });
    expect(engine?.threads).toBe(1);
    expect(ended()).toBe(1);
    expect(await engine?.encode(ids, types)).toEqual(await alone());
    await engine?.dispose();
  });

  it('are all ended where memory cannot be handed to them', async () => {
    const { start, ended } = starter();
    // As in WebKitGTK 2.50, which cannot share memory although the page is isolated.
    const refuse = () => {
      throw new DOMException('The object can not be cloned.', 'DataCloneError');
    };
    const engine = await createBertEngine(pack, 3, () =>
      Object.assign(start(), { postMessage: refuse }),
    );
    expect(engine?.threads).toBe(1);
    expect(ended()).toBe(2);
    expect(await engine?.encode(ids, types)).toEqual(await alone());
    await engine?.dispose();
  });
});
