import type { EngineName, Failure, FailureCode } from '../../core/errors.ts';

export interface EngineChange {
  readonly from: EngineName;
  readonly to: EngineName;
  readonly reason: Failure;
}

/** Which engine the next worker starts with: WASM takes over from WebGPU once, and keeps. */
export interface EngineChoice {
  readonly engine: EngineName;
  /** Whether `from`, which failed, is not to be tried again: WASM has taken over, or does now because of `failure`. */
  takesOver(from: EngineName, failure: Failure): boolean;
  /** Whether another engine has taken over from `from`. */
  hasReplaced(from: EngineName): boolean;
  /** A worker with that engine has died. Whoever dies twice on WebGPU goes on with WASM. */
  died(engine: EngineName, failure: Failure): void;
  /** The engine has done a job: deaths before it do not count any more. */
  settled(): void;
}

/** Failures of the engine, not of the pack or the text: another engine may do better. */
const ENGINE_FAULTS: ReadonlySet<FailureCode> = new Set([
  'engine-unavailable',
  'engine-wrong',
  'gpu-lost',
  'out-of-memory',
  'worker-crashed',
  'unexpected',
]);

/** Deaths in a row on WebGPU after which WASM takes over: a driver may take a worker with it without a word. */
const MAX_GPU_DEATHS = 2;

export function chooseEngine(
  choice: 'auto' | EngineName,
  onChange: ((change: EngineChange) => void) | undefined,
): EngineChoice {
  let engine: EngineName = choice === 'wasm' ? 'wasm' : 'webgpu';
  let gpuDeaths = 0;

  function change(reason: Failure): boolean {
    if (choice !== 'auto' || engine === 'wasm') return false;
    engine = 'wasm';
    onChange?.({ from: 'webgpu', to: 'wasm', reason });
    return true;
  }

  return {
    get engine() {
      return engine;
    },
    // Of two jobs that met the same failure, the first has changed the engine.
    takesOver: (from, failure) =>
      engine !== from || (ENGINE_FAULTS.has(failure.code) && change(failure)),
    hasReplaced: (from) => engine !== from,
    died(from, failure) {
      if (from !== 'webgpu') return;
      gpuDeaths += 1;
      if (gpuDeaths >= MAX_GPU_DEATHS) change(failure);
    },
    settled() {
      gpuDeaths = 0;
    },
  };
}
