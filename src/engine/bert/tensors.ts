import { readGraph } from '../../core/pack/graph.ts';

export interface StoredTensor {
  readonly shape: readonly number[];
  /** Values in row-major order, little endian. */
  readonly bytes: Uint8Array;
}

export type Tensors = ReadonlyMap<string, StoredTensor>;

export interface StoredGraph {
  readonly tensors: Tensors;
  /** Head counts of the graph's attention nodes, without repetition. */
  readonly attentionHeads: readonly number[];
}

/** The tensors of a graph by name, including those of its weight file; undefined when `graph` is not an ONNX graph. */
export function readStored(graph: Uint8Array, weights?: Uint8Array): StoredGraph | undefined {
  const read = readGraph(graph);
  if (!read.ok) return undefined;
  const tensors = new Map<string, StoredTensor>();
  for (const { name, shape, bytes, at, external } of read.value.tensors) {
    if (external && weights) {
      const [offset, length] = [Number(external.offset), Number(external.length)];
      tensors.set(name, { shape, bytes: weights.subarray(offset, offset + length) });
    } else if (!external && bytes >= 0) {
      tensors.set(name, { shape, bytes: graph.subarray(at, at + bytes) });
    }
  }
  return { tensors, attentionHeads: read.value.attentionHeads };
}
