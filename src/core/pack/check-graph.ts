import { fail, ok, type Result } from '../result.ts';
import { type Graph, type GraphTensor, type GraphValue, readGraph } from './graph.ts';

/**
 * Operators a text encoder is made of: those of our own graphs, of BERT, DistilBERT and ELECTRA as exporters write
 * them, and what optimisers and quantisers make of those. None reads files, loops, or calls code of its own.
 */
const OPERATORS: ReadonlySet<string> = new Set([
  ...words(`Abs Add And Cast CastLike Clip Concat Constant ConstantOfShape CumSum DequantizeLinear Div
    DynamicQuantizeLinear Dropout Equal Erf Exp Expand Flatten Gather GatherElements GatherND Gelu Gemm
    Greater GreaterOrEqual Identity IsNaN LayerNormalization Less LessOrEqual Log LogSoftmax MatMul
    MatMulInteger Max Min Mod Mul Neg Not Or Pow QuantizeLinear Range Reciprocal ReduceMax ReduceMean
    ReduceSum Relu Reshape Shape Sigmoid Sign Slice Softmax Split Sqrt Squeeze Sub Tanh Tile Transpose
    Trilu Unsqueeze Where`).map((name) => `:${name}`),
  ...words(`Attention BiasGelu DynamicQuantizeMatMul EmbedLayerNormalization FastGelu FusedMatMul
    GatherBlockQuantized Gelu MatMulIntegerToFloat MatMulNBits MultiHeadAttention QAttention QuickGelu
    SkipLayerNormalization`).map((name) => `com.microsoft:${name}`),
]);

function words(list: string): string[] {
  return list.split(/\s+/);
}

/** Bits of one value, by TensorProto.DataType: float32, (u)int8, (u)int16, int32, int64, bool, float16, double, uint32, uint64, bfloat16, (u)int4. */
const BITS: ReadonlyMap<number, number> = new Map([
  ...([1, 6, 12] as const).map((type) => [type, 32] as const),
  ...([2, 3, 9] as const).map((type) => [type, 8] as const),
  ...([4, 5, 10, 16] as const).map((type) => [type, 16] as const),
  ...([7, 11, 13] as const).map((type) => [type, 64] as const),
  ...([21, 22] as const).map((type) => [type, 4] as const),
]);
const FLOAT = 1;
const INTEGERS: readonly number[] = [6, 7];
const MAX_TENSOR_BYTES = 2 ** 31;

interface OutputDemand {
  readonly rank: number;
  /** Size of the last dimension, and of the one before it. */
  readonly last?: number;
  readonly before?: number;
}

export interface GraphDemands {
  /** Names the graph may ask for; all of them are integers [1, S] unless `floats` says otherwise. */
  readonly inputs: readonly string[];
  readonly floats?: readonly string[];
  /** Must be there, float32, with so many values in the last dimension where the graph says how many. */
  readonly outputs: Readonly<Record<string, OutputDemand>>;
  /** Inputs that number rows of a table, with how many rows it must have. Graphs that look up in another way are not checked. */
  readonly rows?: Readonly<Record<string, number>>;
  /** The one file beside the graph that may hold tensors, and its size in bytes. */
  readonly weights?: { readonly path: string; readonly bytes: number };
}

/** Whether a file is a graph that may be given to an engine: form, operators, shapes, and where its weights lie. */
export function checkGraph(bytes: Uint8Array, demands: GraphDemands): Result<Graph, string> {
  const read = readGraph(bytes);
  if (!read.ok) return read;
  const problem = problemOf(read.value, demands);
  return problem === undefined ? ok(read.value) : fail(problem);
}

/** Rows of the smallest table that an input numbers the rows of; undefined when the graph does not show it. */
export function rowsOf({ lookups, tensors }: Graph, input: string): number | undefined {
  const tables = new Set(
    lookups.filter(({ indices }) => indices === input).map(({ table }) => table),
  );
  const rows = tensors.flatMap(({ name, shape: [size] }) =>
    tables.has(name) && size !== undefined ? [size] : [],
  );
  return rows.length > 0 ? Math.min(...rows) : undefined;
}

function problemOf(graph: Graph, demands: GraphDemands): string | undefined {
  const unknown = graph.operators.filter((operator) => !OPERATORS.has(operator));
  if (unknown.length > 0) {
    const names = unknown.slice(0, 3).map((name) => shown(name.replace(/^:/, '')));
    return `uses operators that are not allowed: ${names.join(', ')}`;
  }
  for (const tensor of graph.tensors) {
    const problem = problemOfTensor(tensor, demands.weights);
    if (problem !== undefined) return `${problem} (${shown(tensor.name) || 'unnamed'})`;
  }
  // Exporters of old list weights among the inputs, too.
  const weights = new Set(graph.tensors.map(({ name }) => name));
  for (const input of graph.inputs.filter(({ name }) => !weights.has(name))) {
    const problem = problemOfInput(input, demands);
    if (problem !== undefined) return problem;
  }
  for (const [name, wanted] of Object.entries(demands.rows ?? {})) {
    const rows = rowsOf(graph, name);
    if (rows !== undefined && rows < wanted) return `has ${rows} rows for ${wanted} ${name}`;
  }
  for (const [name, { rank, last, before }] of Object.entries(demands.outputs)) {
    const output = graph.outputs.find((each) => each.name === name);
    if (!output) return `gives no ${name}`;
    if (output.type !== FLOAT) return `gives ${name} as something else than float32 numbers`;
    const { shape } = output;
    if (shape.length > 0 && shape.length !== rank)
      return `gives ${name} in ${shape.length} dimensions`;
    for (const [size, wanted] of [
      [shape.at(-1), last],
      [shape.at(-2), before],
    ]) {
      if (wanted !== undefined && size !== undefined && size !== wanted) {
        return `gives ${name} as ${size} values where ${wanted} belong`;
      }
    }
  }
  return undefined;
}

function problemOfInput(
  { name, type, shape }: GraphValue,
  demands: GraphDemands,
): string | undefined {
  if (!demands.inputs.includes(name)) return `asks for an input nobody gives: ${shown(name)}`;
  const isFloat = demands.floats?.includes(name) === true;
  if (isFloat ? type !== FLOAT : !INTEGERS.includes(type)) return `wants ${name} in a wrong type`;
  const isRow = demands.floats !== undefined || shape.length === 0 || shape.length === 2;
  return isRow ? undefined : `wants ${name} in ${shape.length} dimensions`;
}

function problemOfTensor(
  { type, shape, bytes, external }: GraphTensor,
  weights: GraphDemands['weights'],
): string | undefined {
  const bits = BITS.get(type);
  if (bits === undefined) return 'has a tensor of a type that is not allowed';
  if (shape.some((size) => !Number.isSafeInteger(size) || size < 0)) {
    return 'has a tensor of a shape that cannot be';
  }
  const count = shape.reduce((product, size) => product * size, 1);
  const needed = Math.ceil((count * bits) / 8);
  if (!(needed <= MAX_TENSOR_BYTES)) return 'has a tensor that is too large';
  if (external) return problemOfPlace(external, needed, weights);
  // -1: its numbers lie in fields of their own, which only small ones use; the engine counts them.
  if (bytes >= 0 && bytes !== needed)
    return `has a tensor of ${bytes} bytes where ${needed} belong`;
  return undefined;
}

function problemOfPlace(
  external: Readonly<Record<string, string>>,
  needed: number,
  weights: GraphDemands['weights'],
): string | undefined {
  const { location = '', offset = '0', length = String(needed) } = external;
  if (!weights || location !== weights.path) {
    return `keeps weights in another file: ${shown(location)}`;
  }
  const isNumber = /^\d{1,15}$/.test(offset) && /^\d{1,15}$/.test(length);
  if (!isNumber || Number(length) !== needed || Number(offset) + needed > weights.bytes) {
    return 'has a tensor that reaches beyond the weight file';
  }
  return undefined;
}

/** Names in a file are anybody's: short, and without control characters. */
const shown = (name: string): string => name.replace(/\p{C}/gu, '·').slice(0, 60);
