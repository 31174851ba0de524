/**
 * What is measured in the browser: opened by `chromium.ts`, which calls `speed` of the window. The engines run in the page's
 * own thread, where one processor clock sees all of them.
 */
import * as ort from 'onnxruntime-web/wasm';
import type { Engine } from '../../../src/core/engine.ts';
import { annotate } from '../../../src/core/read/annotate.ts';
import { createReader } from '../../../src/core/read/reader.ts';
import { createBertEngine } from '../../../src/engine/bert/create.ts';
import { createGazetteers } from '../../../src/engine/lexicon/gazetteers.ts';
import { loadLexicon } from '../../../src/engine/lexicon/load-lexicon.ts';
import { createEngine, type OwnedEngine } from '../../../src/engine/onnx/create.ts';
import { fetchFrom } from '../../../src/engine/pack/fetch-file.ts';
import { type PackBytes, readPack } from '../../../src/engine/pack/read-pack.ts';
import { type Stage, timeStages } from '../stages.ts';
import { textOf, textOfPieces } from '../texts.ts';

type Pipeline = (text: string) => Promise<unknown>;

const at = (path: string) => new URL(path, location.href).href;
const engines = new Map<string, OwnedEngine>();
const pipelines = new Map<string, Pipeline>();
let pack: PackBytes | undefined;

function opened(): PackBytes {
  if (!pack) throw new Error('no pack was opened');
  return pack;
}

/** Arbitrary ids of word pieces, because the time does not depend on them. */
const idsOf = (length: number) =>
  Int32Array.from({ length }, (_, place) => 2000 + ((place * 7919) % 20_000));

async function timed(work: () => Promise<unknown>, times: number): Promise<number> {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await work();
  return (performance.now() - start) / times;
}

const speed = {
  async openPack(path: string): Promise<string> {
    const url = at(path);
    const read = await readPack(fetchFrom(url), url, 'wasm', () => {});
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    pack = read.value;
    return `${pack.manifest.id} ${pack.manifest.version}, ${pack.manifest.title}`;
  },
  /** Opens an engine; returns the milliseconds from bytes to an engine that can be called. */
  async openEngine(name: 'kernels' | 'onnxruntime-web', threads: number): Promise<number> {
    const start = performance.now();
    ort.env.wasm.numThreads = threads;
    ort.env.logLevel = 'error';
    const engine =
      name === 'kernels'
        ? await createBertEngine(opened(), threads)
        : await createEngine(ort, opened(), undefined);
    if (!engine) throw new Error('the kernels cannot be used here');
    engines.set(name, engine);
    return performance.now() - start;
  },
  async closeEngines(): Promise<void> {
    for (const engine of engines.values()) await engine.dispose();
    engines.clear();
  },
  /** Mean milliseconds of one pass. */
  encode(name: string, length: number, times: number): Promise<number> {
    const [ids, types] = [idsOf(length), new Int32Array(length)];
    return timed(() => engineOf(name).encode(ids, types), times);
  },
  async stages(name: string, pieces: number): Promise<Record<Stage, number>> {
    const { manifest, vocabulary } = opened();
    const reader = createReader(manifest, vocabulary, engineOf(name));
    const { gazetteer, lexicon } = await openLists();
    return timeStages(textOfPieces(pieces, reader.tokenize), reader, gazetteer, lexicon);
  },
  /** The mentions of a text by the default guideline: `start end type`, and the score. */
  async mentions(name: string, text: string): Promise<[string, number][]> {
    const { manifest, vocabulary } = opened();
    const reader = createReader(manifest, vocabulary, engineOf(name));
    const { gazetteer } = await openLists();
    const control = { isCancelled: () => false, yieldControl: async () => {} };
    const read = await annotate({ text }, { ...reader, gazetteer }, control);
    if (!read.ok) throw new Error(read.error.code);
    return read.value.mentions.map(({ start, end, type, score }) => [
      `${start} ${end} ${type}`,
      score,
    ]);
  },
  /** Reads a text of the given length; returns the milliseconds and the number of mentions. */
  async read(name: string, characters: number): Promise<{ ms: number; mentions: number }> {
    const { manifest, vocabulary } = opened();
    const reader = createReader(manifest, vocabulary, engineOf(name));
    const { gazetteer } = await openLists();
    const text = textOf(characters);
    const control = { isCancelled: () => false, yieldControl: async () => {} };
    const start = performance.now();
    const read = await annotate({ text }, { ...reader, gazetteer }, control);
    if (!read.ok) throw new Error(read.error.code);
    return { ms: performance.now() - start, mentions: read.value.mentions.length };
  },
  /** The same weights in Transformers.js' pipeline; `isTuned`: as many threads, and one window without padding, as ours. */
  async openPipeline(name: string, url: string, threads: number): Promise<number> {
    const start = performance.now();
    const library = await import('@xenova/transformers');
    const { env } = library;
    const runtime = env.backends.onnx.wasm;
    if (runtime) {
      Object.assign(runtime, { wasmPaths: undefined });
      if (threads > 0) Object.assign(runtime, { numThreads: threads });
    }
    env.allowRemoteModels = false;
    env.allowLocalModels = true;
    env.localModelPath = at(url);
    // These are the steps of `pipeline` after it has asked which files exist, which a plain server does not answer.
    const json = async (file: string) => (await fetch(at(`${url}model/${file}`))).json();
    const [model, words, config] = await Promise.all([
      library.AutoModelForTokenClassification.from_pretrained('model', {
        dtype: 'q8',
        device: 'wasm',
      }),
      json('tokenizer.json'),
      json('tokenizer_config.json'),
    ]);
    const tokenizer = new library.BertTokenizer(words, config);
    const made = new library.TokenClassificationPipeline({
      task: 'token-classification',
      model,
      tokenizer,
    });
    pipelines.set(name, (text) => made(text));
    return performance.now() - start;
  },
  pipeline(name: string, pieces: number, times: number): Promise<number> {
    const { manifest, vocabulary } = opened();
    const reader = createReader(manifest, vocabulary, NO_ENGINE);
    const text = textOfPieces(pieces, reader.tokenize);
    const made = pipelines.get(name);
    if (!made) throw new Error(`no pipeline ${name}`);
    return timed(() => made(text), times);
  },
};

const NO_ENGINE: Engine = {
  encode: () => Promise.reject(new Error('no engine')),
  relate: () => Promise.reject(new Error('no engine')),
};

function engineOf(name: string): OwnedEngine {
  const engine = engines.get(name);
  if (!engine) throw new Error(`no engine ${name}`);
  return engine;
}

let lists: ReturnType<typeof loadLists> | undefined;
/** On demand: the threads of onnxruntime run this script, too. */
const openLists = () => {
  lists ??= loadLists();
  return lists;
};
async function loadLists() {
  const gazetteer = await createGazetteers(fetchFrom)(at('lexicons/gazetteer/'));
  const lexicon = await loadLexicon(fetchFrom(at('lexicons/biogloss/')), () => {});
  if (!gazetteer.ok || !lexicon.ok) throw new Error('the lists cannot be read');
  return { gazetteer: gazetteer.value, lexicon: lexicon.value.lexicon };
}

export type Speed = typeof speed;
Object.assign(globalThis, { speed });
