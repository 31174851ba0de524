import * as v from 'valibot';
import { append } from '../../core/grouped.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type Parsed, warn } from '../exchange/model.ts';

/** What a schema takes of a value, and what of it was left out. */
export interface Salvaged<T> {
  readonly output: T;
  /** Where something else stands than is expected, from the top, and what; fields that are null are passed over. */
  readonly leftOut: readonly string[];
}

/** How often one record is mended and parsed again; a file with more mistakes is of another kind. */
const MAX_ROUNDS = 40;

/** What stands where nothing does, by what valibot expects. */
const EMPTY: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['string', ''],
  ['Array', []],
  ['Object', {}],
]);

type Path = readonly (string | number)[];

/**
 * Takes a record although some of its fields are not what they should be, so that one bad field costs what it is part of
 * and no more: a field that need not be there is dropped, else the element of a list that holds it. Fails with a sentence
 * when what is left is no record all the same.
 *
 * @param needed paths of fields without which there is no record; where given, others that are in no list stay empty
 */
export function salvage<const T extends v.GenericSchema>(
  schema: T,
  record: unknown,
  needed?: readonly string[],
): Result<Salvaged<v.InferOutput<T>>, string> {
  /** What is told, by the place that it is told of: lists may hold very many wrong elements. */
  const leftOut = new Map<string, string>();
  /** Paths that were dropped, and why. */
  const tried = new Map<string, string>();
  const filled = new Map<string, readonly [Path, unknown]>();
  /** Original indices of lists that lost elements. */
  const indices = new WeakMap<object, readonly number[]>();
  let current = record;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = v.safeParse(schema, current);
    if (parsed.success) return ok({ output: parsed.output, leftOut: [...leftOut.values()] });
    const removed = new Map<string, Path>();
    for (const issue of parsed.issues) {
      const path = pathOf(issue);
      const named = namePath(current, path, indices);
      // What is missing cannot be dropped: the element that lacks it goes at once.
      const around = elementAround(path);
      const isMissing = issue.input === undefined && around !== undefined;
      const target = tried.has(named) || isMissing ? around : path;
      if (target === undefined || target.length === 0) {
        // Of a key that is missing it is not told what belongs there: asked again with nothing in its place.
        const isUntold = !filled.has(named) && !EMPTY.has(issue.expected ?? '');
        const empty = isUntold ? undefined : EMPTY.get(issue.expected ?? '');
        const isOver = filled.get(named)?.[1] !== undefined || (!isUntold && empty === undefined);
        if (!needed || needed.includes(named) || isOver || path.length === 0) {
          return fail(`${named || 'document'}: ${reasonOf(issue)}`);
        }
        filled.set(named, [path, empty]);
        continue;
      }
      const why = tried.get(named) ?? reasonOf(issue);
      tried.set(named, why);
      // A field that was dropped first is told once more as a part of its element.
      if (target !== path) leftOut.delete(named);
      if (removed.has(keyOf(target))) continue;
      const isWithin = target.some((_, at) => removed.has(keyOf(target.slice(0, at))));
      if (!isWithin) removed.set(keyOf(target), target);
      const isField = target === path && !isIndex(path.at(-1) ?? '');
      if (!isField || issue.input !== null) {
        const where = namePath(current, target, indices);
        if (!leftOut.has(where)) leftOut.set(where, `${where}: ${why}`);
      }
    }
    current = without(current, [...removed.values()], indices);
    for (const [path, empty] of filled.values()) current = withValue(current, path, empty);
  }
  return fail('has too much in it that is not expected');
}

const pathOf = (issue: v.BaseIssue<unknown>): Path =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

/**
 * What was expected and what was there. Of a value that may have several shapes, the shape counts that it comes nearest
 * to: the one whose mistake lies deepest.
 */
function reasonOf(issue: v.BaseIssue<unknown>): string {
  const [deepest] = [...(issue.issues ?? [])].sort((a, b) => pathOf(b).length - pathOf(a).length);
  if (!deepest || pathOf(deepest).length === 0) return issue.message;
  return `${pathOf(deepest).join('.')}: ${reasonOf(deepest)}`;
}

/** The path to the innermost element of a list. */
function elementAround(path: Path): Path | undefined {
  const at = path.findLastIndex((key) => typeof key === 'number');
  // The element itself failed as a whole: what holds its list is next.
  const inner = at === path.length - 1 ? path.slice(0, at).findLastIndex(isIndex) : at;
  return inner < 0 ? undefined : path.slice(0, inner + 1);
}

const isIndex = (key: string | number): boolean => typeof key === 'number';

/** Two paths of one key (a name may hold a line feed) are dropped in two rounds. */
const keyOf = (path: Path): string => path.join('\n');

/** Keys and original indices, joined by dots. */
function namePath(top: unknown, path: Path, indices: WeakMap<object, readonly number[]>): string {
  let value = top;
  return path
    .map((key) => {
      const original =
        typeof key === 'number' && typeof value === 'object' && value !== null
          ? (indices.get(value)?.[key] ?? key)
          : key;
      value = childOf(value, key);
      return original;
    })
    .join('.');
}

const childOf = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;

/** A copy without what stands at the paths; what is not on them is shared. */
function without(
  value: unknown,
  paths: readonly Path[],
  indices: WeakMap<object, readonly number[]>,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const heads = new Map<string | number, Path[]>();
  for (const [head, ...rest] of paths) {
    if (head !== undefined) append(heads, head, rest);
  }
  const isGone = (key: string | number) => heads.get(key)?.some((rest) => rest.length === 0);
  const next = (key: string | number, child: unknown) => {
    const rests = heads.get(key);
    return rests ? without(child, rests, indices) : child;
  };
  if (Array.isArray(value)) {
    const before = indices.get(value);
    const kept = [...value.keys()].filter((index) => !isGone(index));
    const copy = kept.map((index) => next(index, value[index]));
    indices.set(
      copy,
      kept.map((index) => before?.[index] ?? index),
    );
    return copy;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isGone(key))
      .map(([key, child]) => [key, next(key, child)]),
  );
}

/** A copy with an own value at a path of keys, whose parents are there. */
function withValue(value: unknown, [head, ...rest]: Path, leaf: unknown): unknown {
  if (head === undefined) return leaf;
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [head]: withValue(childOf(value, head), rest, leaf) };
}

/** What a schema takes of a record; what is left out is told, and so is a record that is none. */
export function* salvaged<const T extends v.GenericSchema>(
  schema: T,
  record: unknown,
  place: string,
  needed?: readonly string[],
): Generator<Parsed, v.InferOutput<T> | undefined> {
  const result = salvage(schema, record, needed);
  if (!result.ok) {
    yield warn(place, `left out: ${result.error}`);
    return undefined;
  }
  for (const one of result.value.leftOut) yield warn(place, `left out: ${one}`);
  return result.value.output;
}
