import { KERNELS, RELAXED_KERNELS } from './kernels.generated.ts';

type Kernel = (...given: readonly number[]) => void;

/**
 * The time-critical loops, in WebAssembly. Their source in `assembly/` documents the parameters. All arguments are byte
 * offsets in the memory, counts, or float32.
 */
export interface Kernels {
  readonly addAndNormalise: Kernel;
  readonly attend: Kernel;
  readonly barrier: Kernel;
  readonly embed: Kernel;
  readonly normaliseRows: Kernel;
  readonly pack: Kernel;
  readonly packFloats: Kernel;
  readonly packKeys: Kernel;
  readonly packValues: Kernel;
  readonly product: Kernel;
  readonly productOfFloats: Kernel;
  readonly quantise: Kernel;
  /** Exists in the relaxed module only. */
  readonly packBytes: Kernel;
  readonly productOfBytes: Kernel;
  readonly quantiseBytes: Kernel;
}

/**
 * How inputs of matrices are rounded: to 16 bits, or to 8 bits where the machine multiplies bytes at least twice as
 * fast, unsigned (AVX-VNNI) or signed (Arm's SDOT).
 */
export type Rounding = 'halves' | 'bytes' | 'signed bytes';

export interface ChosenKernels {
  readonly module: WebAssembly.Module;
  readonly rounding: Rounding;
}

/** The memory limit of the compiled module (`scripts/kernels.ts`), in pages. */
export const MAX_PAGES = 16_384;

/**
 * Results of `probe` on machines that treat bytes as unsigned and as signed. Other machines saturate, or use seven
 * bits.
 */
const PROBED: ReadonlyMap<number, Rounding> = new Map([
  [4 * -127 * 255, 'bytes'],
  [4 * -127 * -1, 'signed bytes'],
]);

/** Compiles the fastest kernels for this machine, for shared memory or for memory of one thread. */
export async function chooseKernels(isShared: boolean): Promise<ChosenKernels> {
  const relaxed = bytesOf(RELAXED_KERNELS, isShared);
  if (WebAssembly.validate(relaxed)) {
    const module = await WebAssembly.compile(relaxed);
    const rounding = PROBED.get(await probe(module, isShared));
    if (rounding) return { module, rounding };
  }
  const module = await WebAssembly.compile(bytesOf(KERNELS, isShared));
  return { module, rounding: 'halves' };
}

export async function openKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<Kernels> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return exports as unknown as Kernels;
}

export const memoryOf = (pages: number, isShared: boolean): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: isShared });

async function probe(module: WebAssembly.Module, isShared: boolean): Promise<number> {
  const memory = memoryOf(1, isShared);
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return (exports as { probe: () => number }).probe();
}

/** The import `env.memory` in the binary format: two names with their lengths, then kind 2; flags follow. */
const MEMORY_IMPORT = '\x03env\x06memory\x02';

/**
 * The bytes of a module. Modules are compiled for shared memory; other flags of the import make them accept memory of
 * one thread.
 */
function bytesOf(module: string, isShared: boolean): Uint8Array<ArrayBuffer> {
  const text = atob(module);
  const bytes = Uint8Array.from(text, (unit) => unit.charCodeAt(0));
  if (!isShared) bytes[text.indexOf(MEMORY_IMPORT) + MEMORY_IMPORT.length] = 1;
  return bytes;
}
