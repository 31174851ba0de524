import { PbfReader } from 'pbf';
import { fail, ok, type Result } from '../result.ts';

/** What of an ONNX file is looked at before an engine may have it; field numbers are those of onnx.proto3. */
export interface Graph {
  /** `domain:operator`, those of subgraphs and functions too, each once. */
  readonly operators: readonly string[];
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  readonly tensors: readonly GraphTensor[];
  /** Nodes of the graph itself that look up rows of a tensor. */
  readonly lookups: readonly GraphLookup[];
  /** `num_heads` of the nodes that have one, each number once. */
  readonly attentionHeads: readonly number[];
}

/** `Gather` and its like: rows of `table` by the numbers in `indices`, both by name. */
export interface GraphLookup {
  readonly table: string;
  readonly indices: string;
}

export interface GraphValue {
  readonly name: string;
  /** TensorProto.DataType: 1 float32, 6 int32, 7 int64, 10 float16. */
  readonly type: number;
  /** Undefined: decided when it runs. */
  readonly shape: readonly (number | undefined)[];
}

export interface GraphTensor {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  /** Bytes that lie in the file itself as raw data, and where; -1 for what is stored in another way. */
  readonly bytes: number;
  readonly at: number;
  /** Where it lies instead: a file's name and a range of bytes in it. */
  readonly external: Readonly<Record<string, string>> | undefined;
}

/** More is no model of ours, and a way to keep the reader busy. */
const MAX_PARTS = 200_000;
const MAX_NAME_LENGTH = 512;
const LOOKUPS: ReadonlySet<string> = new Set(['Gather', 'GatherBlockQuantized']);
/** Subgraphs within subgraphs. */
const MAX_DEPTH = 8;

interface Draft {
  readonly operators: Set<string>;
  readonly inputs: GraphValue[];
  readonly outputs: GraphValue[];
  readonly tensors: GraphTensor[];
  readonly lookups: GraphLookup[];
  readonly attentionHeads: Set<number>;
  parts: number;
}

/** Reads the outline of an ONNX file; whatever is in it, it ends soon and with a result. */
export function readGraph(bytes: Uint8Array): Result<Graph, string> {
  const draft: Draft = {
    ...{ operators: new Set(), inputs: [], outputs: [], tensors: [], lookups: [] },
    attentionHeads: new Set(),
    parts: 0,
  };
  try {
    let hasGraph = false;
    const file = new PbfReader(bytes);
    each(file, bytes.byteLength, draft, (field, end) => {
      if (field === 7) {
        hasGraph = true;
        readGraphProto(file, end, draft, 0);
      } else if (field === 25) readFunction(file, end, draft);
    });
    if (!hasGraph) return fail('is not an ONNX model');
    const { operators, inputs, outputs, tensors, lookups, attentionHeads } = draft;
    return ok({
      ...{ operators: [...operators], inputs, outputs, tensors, lookups },
      attentionHeads: [...attentionHeads],
    });
  } catch (error) {
    if (error instanceof GraphError) return fail(error.message);
    // What the reader of the wire format throws when it is led beyond the end.
    return fail('is damaged, or not an ONNX model');
  }
}

class GraphError extends Error {}

/**
 * Visits the fields of a message that ends at `end`. The visitor gets the end of each length-delimited
 * field, which must lie within the message; what it does not read is skipped.
 */
function each(
  file: PbfReader,
  end: number,
  draft: Draft,
  visit: (field: number, end: number) => void,
): void {
  while (file.pos < end) {
    draft.parts += 1;
    if (draft.parts > MAX_PARTS) throw new GraphError('has more parts than any model needs');
    const tag = file.readVarint();
    file.type = tag & 7;
    if (file.type === 2) {
      const length = file.readVarint();
      const fieldEnd = file.pos + length;
      if (!(fieldEnd <= end)) throw new GraphError('is cut off, or not an ONNX model');
      visit(tag >>> 3, fieldEnd);
      file.pos = fieldEnd;
    } else {
      const before = file.pos;
      visit(tag >>> 3, end);
      if (file.pos === before) file.skip(file.type);
      if (!(file.pos <= end && file.pos > before)) {
        throw new GraphError('is cut off, or not an ONNX model');
      }
    }
  }
}

/** Names, of which only what they are equal to matters: a unit for each byte, and not more than that needs. */
const textUpTo = (file: PbfReader, end: number): string =>
  String.fromCharCode(...file.buf.subarray(file.pos, Math.min(end, file.pos + MAX_NAME_LENGTH)));

function readGraphProto(file: PbfReader, end: number, draft: Draft, depth: number): void {
  if (depth > MAX_DEPTH) throw new GraphError('has graphs nested too deep');
  each(file, end, draft, (field, fieldEnd) => {
    if (field === 1) {
      const node = readNode(file, fieldEnd, draft, depth);
      const [table, indices] = node.inputs;
      if (depth === 0 && LOOKUPS.has(node.operator) && table && indices) {
        draft.lookups.push({ table, indices });
      }
    } else if (field === 5) draft.tensors.push(readTensor(file, fieldEnd, draft));
    else if (field === 15) throw new GraphError('has sparse tensors');
    else if (field === 11 && depth === 0) draft.inputs.push(readValue(file, fieldEnd, draft));
    else if (field === 12 && depth === 0) draft.outputs.push(readValue(file, fieldEnd, draft));
  });
}

function readFunction(file: PbfReader, end: number, draft: Draft): void {
  each(file, end, draft, (field, fieldEnd) => {
    if (field === 7) readNode(file, fieldEnd, draft, 0);
  });
}

function readNode(file: PbfReader, end: number, draft: Draft, depth: number) {
  let operator = '';
  let domain = '';
  const inputs: string[] = [];
  each(file, end, draft, (field, fieldEnd) => {
    if (field === 1) inputs.push(textUpTo(file, fieldEnd));
    else if (field === 4) operator = textUpTo(file, fieldEnd);
    else if (field === 7) domain = textUpTo(file, fieldEnd);
    else if (field === 5) readAttribute(file, fieldEnd, draft, depth);
  });
  draft.operators.add(`${domain === 'ai.onnx' ? '' : domain}:${operator}`);
  return { operator, inputs };
}

function readAttribute(file: PbfReader, end: number, draft: Draft, depth: number): void {
  let [name, number] = ['', 0];
  each(file, end, draft, (field, fieldEnd) => {
    if (field === 1) name = textUpTo(file, fieldEnd);
    else if (field === 3) number = file.readVarint(true);
    else if (field === 5 || field === 10) draft.tensors.push(readTensor(file, fieldEnd, draft));
    else if (field === 6 || field === 11) readGraphProto(file, fieldEnd, draft, depth + 1);
  });
  if (name === 'num_heads') draft.attentionHeads.add(number);
}

function readTensor(file: PbfReader, end: number, draft: Draft): GraphTensor {
  const shape: number[] = [];
  const external: Record<string, string> = Object.create(null);
  let [name, type, bytes, at, isExternal] = ['', 0, -1, -1, false];
  each(file, end, draft, (field, fieldEnd) => {
    if (field === 1) readNumbers(file, fieldEnd, shape);
    else if (field === 2) type = file.readVarint();
    else if (field === 8) name = textUpTo(file, fieldEnd);
    else if (field === 9) [bytes, at] = [fieldEnd - file.pos, file.pos];
    else if (field === 14) isExternal = file.readVarint() === 1;
    else if (field === 13) {
      isExternal = true;
      const entry = { key: '', value: '' };
      each(file, fieldEnd, draft, (part, partEnd) => {
        if (part === 1) entry.key = textUpTo(file, partEnd);
        else if (part === 2) entry.value = textUpTo(file, partEnd);
      });
      external[entry.key] = entry.value;
    }
  });
  return { name, type, shape, bytes, at, external: isExternal ? external : undefined };
}

/** Repeated numbers, packed or one at a time. */
function readNumbers(file: PbfReader, end: number, into: number[]): void {
  if (file.type !== 2) {
    into.push(file.readVarint(true));
    return;
  }
  while (file.pos < end) {
    if (into.length > 16) throw new GraphError('has a tensor of too many dimensions');
    into.push(file.readVarint(true));
  }
}

function readValue(file: PbfReader, end: number, draft: Draft): GraphValue {
  let name = '';
  let type = 0;
  const shape: (number | undefined)[] = [];
  each(file, end, draft, (field, fieldEnd) => {
    if (field === 1) name = textUpTo(file, fieldEnd);
    else if (field === 2) {
      inside(file, fieldEnd, draft, 1, (tensorEnd) => {
        each(file, tensorEnd, draft, (part, partEnd) => {
          if (part === 1) type = file.readVarint();
          else if (part === 2) {
            inside(file, partEnd, draft, 1, (dimensionEnd) => {
              let size: number | undefined;
              each(file, dimensionEnd, draft, (kind) => {
                if (kind === 1) size = file.readVarint(true);
              });
              shape.push(size);
            });
          }
        });
      });
    }
  });
  return { name, type, shape };
}

/** Visits each field of that number. */
function inside(
  file: PbfReader,
  end: number,
  draft: Draft,
  wanted: number,
  visit: (end: number) => void,
): void {
  each(file, end, draft, (field, fieldEnd) => {
    if (field === wanted) visit(fieldEnd);
  });
}
