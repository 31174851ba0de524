import { openNodeGazetteer } from '../../src/cli/open-node-gazetteer.ts';
import { openNodeLinker } from '../../src/cli/open-node-lexicon.ts';
import { createReader } from '../../src/core/read/reader.ts';
import { createBertEngine } from '../../src/engine/bert/create.ts';
import { createEngine, type OwnedEngine } from '../../src/engine/onnx/create.ts';
import { readPack } from '../../src/engine/pack/read-pack.ts';
import { readFrom } from '../../src/node/read-folder.ts';
import type { EngineRun } from './chromium.ts';
import { interleave, type Measured } from './measured.ts';
import { timeStages } from './stages.ts';
import { LENGTHS, textOfPieces } from './texts.ts';

const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Times of the same engines under Node, with one thread. */
export async function measureNode(packs: readonly string[], rounds: number): Promise<EngineRun[]> {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const gazetteer = await openNodeGazetteer({ dictionary: undefined });
  const linker = await openNodeLinker();
  if (!gazetteer.ok || !gazetteer.value) throw new Error('the dictionary cannot be read');
  if (!linker.ok || !linker.value) throw new Error('the lexicon cannot be read');
  const [names, { lexicon }] = [gazetteer.value, linker.value];
  const runs: EngineRun[] = [];
  for (const path of packs) {
    const folder = `public/${path}`;
    const read = await readPack(readFrom(folder), folder, 'wasm', () => {});
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const pack = read.value;
    const { id, version, title } = pack.manifest;
    const opened = new Map<string, OwnedEngine>();
    const opening = new Map<string, { openMs: number; openCpuMs: number }>();
    for (const [name, open] of [
      ['kernels', () => createBertEngine(pack, 1)],
      ['onnxruntime-web', () => createEngine(ort, pack, undefined)],
    ] as const) {
      const [start, before] = [performance.now(), processorMs()];
      const engine = await open();
      if (!engine) continue;
      opened.set(name, engine);
      opening.set(name, {
        openMs: Math.round(performance.now() - start),
        openCpuMs: Math.round(processorMs() - before),
      });
    }
    const passes = new Map<string, Record<string, Record<string, Measured>>>();
    for (const length of LENGTHS) {
      const ids = Int32Array.from({ length }, (_, place) => 2000 + ((place * 7919) % 20_000));
      const types = new Int32Array(length);
      const times = Math.max(1, Math.round(256 / length));
      const found = await interleave(
        rounds,
        Object.fromEntries(
          [...opened].map(([name, engine]) => [
            name,
            async () => {
              const [start, before] = [performance.now(), processorMs()];
              for (let time = 0; time < times; time += 1) await engine.encode(ids, types);
              return {
                clock: (performance.now() - start) / times,
                processor: (processorMs() - before) / times,
              };
            },
          ]),
        ),
      );
      for (const [name, measured] of Object.entries(found)) {
        passes.set(name, { ...passes.get(name), [length]: measured });
      }
    }
    const stages = await interleave(
      rounds,
      Object.fromEntries(
        [...opened].map(([name, engine]) => {
          const reader = createReader(pack.manifest, pack.vocabulary, engine);
          const text = textOfPieces(256, reader.tokenize);
          return [name, () => timeStages(text, reader, names, lexicon)];
        }),
      ),
    );
    for (const [engine, times] of opening) {
      runs.push({
        ...{ pack: `${id} ${version}, ${title}`, engine, threads: 1, ...times },
        passes: passes.get(engine) ?? {},
        stages: stages[engine],
      });
    }
    for (const engine of opened.values()) await engine.dispose();
  }
  return runs;
}
