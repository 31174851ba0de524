import type { Arena } from './arena.ts';
import type { Kernels } from './kernels.ts';
import type { StoredTensor, Tensors } from './tensors.ts';

/** Thrown for a graph whose form these kernels do not compute. */
export class OtherGraph extends Error {}

/** A float32 matrix and its bias, as offsets in the memory. */
export interface FloatLinear {
  readonly k: number;
  readonly n: number;
  readonly weights: number;
  readonly bias: number;
}

/** A matrix of packed int8 with one scale a column, for inputs rounded to 16 bits. */
export interface HalfLinear extends FloatLinear {
  readonly scales: number;
  /** Largest absolute input for which a sum of `k` products with int8 stays within int32. */
  readonly largest: number;
}

/** A matrix of packed int8 with one scale a column, for inputs rounded to bytes. */
export interface ByteLinear extends FloatLinear {
  readonly scales: number;
  /** float32: the sum of each column, times its scale. */
  readonly sums: number;
  /**
   * int32: the numbers of the outlier inputs, which are far larger than all others; `count` says how many there are.
   */
  readonly channels: number;
  readonly count: number;
  /** Bytes of a row: `k`, and the copies of the outliers. */
  readonly inputs: number;
}

export type Linear = HalfLinear | ByteLinear;

/** Inputs over which an outlier is split; it may be this many times as large as the others. A power of two. */
export const COPIES = 8;

/** The columns that the kernels write: `n` rounded up to eight. */
export const columnsOf = ({ n }: { readonly n: number }): number => Math.ceil(n / 8) * 8;

interface Filled {
  readonly kernels: Kernels;
  readonly memory: Uint8Array;
  /** Offset of the room for the largest matrix in its stored form. */
  readonly staging: number;
}

/** Reserves room for tensors before the memory exists, and fills them in afterwards. */
export class WeightPlan {
  readonly #arena: Arena;
  readonly #tensors: Tensors;
  readonly #fills: ((filled: Filled) => void)[] = [];
  #staged = 0;

  constructor(arena: Arena, tensors: Tensors) {
    this.#arena = arena;
    this.#tensors = tensors;
  }

  shapeOf(name: string): readonly number[] {
    return this.#tensor(name).shape;
  }

  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  /**
   * Reserves room for a stored float32 or int8 tensor, with its last dimension rounded up to eight. Returns the offset.
   */
  plain(name: string, shape: readonly number[]): number {
    const { bytes } = this.#tensor(name, shape);
    const at = this.#arena.take(bytes.byteLength + 32);
    this.#fills.push(({ memory }) => memory.set(bytes, at));
    return at;
  }

  floats(name: string, k: number, n: number): FloatLinear {
    const { bytes } = this.#tensor(`${name}.weight`, [k, n]);
    if (bytes.byteLength !== k * n * 4) throw new OtherGraph(`${name} is not float32`);
    const weights = this.#arena.take(k * columnsOf({ n }) * 4);
    this.#stage(bytes.byteLength, ({ kernels, memory, staging }) => {
      memory.set(bytes, staging);
      kernels.packFloats(staging, weights, k, n);
    });
    return { k, n, weights, bias: this.plain(`${name}.bias`, [n]) };
  }

  halves(name: string, k: number, n: number): HalfLinear {
    const bytes = this.#int8(name, k, n);
    const weights = this.#arena.take(k * columnsOf({ n }));
    this.#stage(bytes.byteLength, ({ kernels, memory, staging }) => {
      memory.set(bytes, staging);
      kernels.pack(staging, weights, k, n);
    });
    return {
      ...{ k, n, weights, ...this.#scaled(name, n) },
      largest: Math.min(32_767, Math.floor((2 ** 31 - 1) / (127 * k))),
    };
  }

  bytes(name: string, k: number, n: number): ByteLinear {
    const stored = this.#int8(name, k, n);
    const large = this.#outliersOf(name);
    const inputs = k + large.length * (COPIES - 1);
    // A rounded row has room for two bytes of each input.
    if (inputs % 4 !== 0 || inputs > 2 * k) {
      throw new OtherGraph(`${name} has ${large.length} outliers`);
    }
    if (large.some((channel) => channel < 0 || channel >= k)) {
      throw new OtherGraph(`${name} has outliers beyond its ${k} inputs`);
    }
    const weights = this.#arena.take(inputs * columnsOf({ n }));
    const scaled = this.#scaled(name, n);
    const [sums, channels] = [this.#arena.take(n * 4 + 32), this.#arena.take(large.length * 4)];
    this.#stage(inputs * n, ({ kernels, memory, staging }) => {
      new Int32Array(memory.buffer).set(large, channels / 4);
      memory.set(stored, staging);
      let end = staging + stored.byteLength;
      for (const channel of large) {
        const row = stored.subarray(channel * n, (channel + 1) * n);
        for (let copy = 1; copy < COPIES; copy += 1, end += n) memory.set(row, end);
      }
      kernels.packBytes(staging, weights, scaled.scales, sums, inputs, n);
    });
    return { ...{ k, n, weights, sums, channels, inputs, ...scaled }, count: large.length };
  }

  /** Call this once, after all tensors are placed. Returns the function that fills the memory. */
  finish(): (kernels: Kernels, memory: WebAssembly.Memory) => void {
    const staging = this.#arena.take(this.#staged);
    return (kernels, { buffer }) => {
      const memory = new Uint8Array(buffer);
      for (const fill of this.#fills) fill({ kernels, memory, staging });
    };
  }

  #scaled(name: string, n: number) {
    return {
      scales: this.plain(`${name}.weight.scale`, [n]),
      bias: this.plain(`${name}.bias`, [n]),
    };
  }

  #int8(name: string, k: number, n: number): Uint8Array {
    const { bytes } = this.#tensor(`${name}.weight`, [k, n]);
    // The kernels round 16 inputs at a time.
    if (bytes.byteLength !== k * n || k % 16 !== 0) throw new OtherGraph(`${name} is not int8`);
    return bytes;
  }

  /** Numbers of the channels that the graph multiplies separately in float; they are stored as int64. */
  #outliersOf(name: string): number[] {
    const stored = this.#tensors.get(`${name}.channels`);
    if (!stored) return [];
    const { buffer, byteOffset, byteLength } = stored.bytes.slice();
    const numbers = new BigInt64Array(buffer, byteOffset, byteLength / 8);
    return [...numbers].map(Number);
  }

  #stage(bytes: number, fill: (filled: Filled) => void): void {
    this.#staged = Math.max(this.#staged, bytes);
    this.#fills.push(fill);
  }

  #tensor(name: string, shape?: readonly number[]): StoredTensor {
    const tensor = this.#tensors.get(name);
    if (!tensor) throw new OtherGraph(`has no ${name}`);
    if (shape && shape.join() !== tensor.shape.join()) {
      throw new OtherGraph(`${name} is [${tensor.shape}], not [${shape}]`);
    }
    return tensor;
  }
}
