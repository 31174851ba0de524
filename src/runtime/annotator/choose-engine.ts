import type { EngineName, Failure, FailureCode } from '../../core/errors.ts';

export interface EngineChange {
  readonly from: EngineName;
  readonly to: EngineName;
  readonly reason: Failure;
}

/** The engine for the next worker. WASM replaces WebGPU at most once, and stays. */
export interface EngineChoice {
  readonly engine: EngineName;
  /**
   * True when `from`, whose job failed, must not be used again: WASM has replaced it, or replaces it now because of
   * `failure`.
   */
  takesOver(from: EngineName, failure: Failure): boolean;
  /** True when another engine has replaced `from`. */
  hasReplaced(from: EngineName): boolean;
  /** Records that a worker of this engine died. WASM replaces WebGPU after two deaths in a row. */
  died(engine: EngineName, failure: Failure): void;
  /** Records that the engine completed a job: earlier deaths no longer count. */
  settled(): void;
}

/** Failures of the engine, not of the pack or the text: another engine may succeed. */
const ENGINE_FAULTS: ReadonlySet<FailureCode> = new Set([
  'engine-unavailable',
  'engine-wrong',
  'gpu-lost',
  'out-of-memory',
  'worker-crashed',
  'unexpected',
]);

/** Deaths in a row on WebGPU before WASM replaces it: a GPU driver may end a worker without an error. */
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
    // Two jobs may meet the same failure; the first one has already changed the engine.
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
