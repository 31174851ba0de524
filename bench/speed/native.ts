import { execFileSync } from 'node:child_process';
import type { EngineRun } from './chromium.ts';
import { summarise } from './measured.ts';
import { LENGTHS } from './texts.ts';

/** Times of native onnxruntime; a sentence with the reason when `python` does not have it. */
export function measureNative(
  pack: string,
  rounds: number,
  threads: number,
  python: string,
): EngineRun | string {
  let printed: string;
  try {
    const given = [`public/${pack}`, threads, rounds, ...LENGTHS].map(String);
    printed = execFileSync(python, ['bench/speed/native.py', ...given], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return `Native onnxruntime was not measured: ${python} has no onnxruntime (--python PATH names another).`;
  }
  const { version, times }: { version: string; times: Record<string, [number, number][]> } =
    JSON.parse(printed);
  return {
    ...{ pack, engine: `native onnxruntime ${version}`, threads, openMs: 0 },
    ...{ openCpuMs: undefined, stages: undefined },
    passes: Object.fromEntries(
      Object.entries(times).map(([length, list]) => [
        length,
        {
          clock: summarise(list.map(([clock]) => clock * 1000)),
          processor: summarise(list.map(([, processor]) => processor * 1000)),
        },
      ]),
    ),
  };
}
