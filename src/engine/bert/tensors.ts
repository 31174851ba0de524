import { readGraph } from '../../core/pack/graph.ts';

export interface StoredTensor {
  readonly shape: readonly number[];
  /** In the order of the shape, the last dimension closest together; little endian. */
  readonly bytes: Uint8Array;
}

export type Tensors = ReadonlyMap<string, StoredTensor>;

export interface StoredGraph {
  readonly tensors: Tensors;
  /** Heads of the graph's attention nodes, each number once. */
  readonly attentionHeads: readonly number[];
}

/** The tensors of a graph by name, those of the weight file beside it too; undefined for what is no graph. */
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
