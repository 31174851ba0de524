/**
 * The difference between two JSON values. What is equal in both is not in it, so that a step of a long document's
 * history takes the room of what the step changed.
 */
export type Patch =
  /** The value as a whole. */
  | { readonly set: unknown }
  /** Changes an object: `fields` are those that differ; those in `unset` are not there afterwards. */
  | { readonly fields: Readonly<Record<string, Patch>>; readonly unset: readonly string[] }
  /** Makes a list of runs of the list before and of new items, in order. */
  | { readonly list: readonly Piece[] };

/** `[from, to]`: items of the list before, half-open; `{ items }`: items that were not in it at that place. */
export type Piece = readonly [number, number] | { readonly items: readonly unknown[] };

/** @returns what makes `after` of `before`; `undefined` where they are equal */
export function difference(before: unknown, after: unknown): Patch | undefined {
  if (isEqual(before, after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return { list: piecesOf(before, after) };
  if (isObject(before) && isObject(after)) return fieldsOf(before, after);
  return { set: after };
}

/** @param before the value that the patch was made for, or one equal to it */
export function patched(before: unknown, patch: Patch | undefined): unknown {
  if (!patch) return before;
  if ('set' in patch) return patch.set;
  if ('list' in patch) {
    const list = Array.isArray(before) ? before : [];
    return patch.list.flatMap((piece) => ('items' in piece ? piece.items : list.slice(...piece)));
  }
  const fields = new Map(Object.entries(isObject(before) ? before : {}));
  for (const name of patch.unset) fields.delete(name);
  for (const [name, one] of Object.entries(patch.fields)) {
    fields.set(name, patched(fields.get(name), one));
  }
  return Object.fromEntries(fields);
}

/** Whether two JSON values are the same, whatever the order of their fields. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((one, index) => isEqual(one, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]));
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsOf(before: JsonObject, after: JsonObject): Patch {
  const fields = Object.entries(after).flatMap(([name, value]): [string, Patch][] => {
    if (!Object.hasOwn(before, name)) return [[name, { set: value }]];
    const patch = difference(before[name], value);
    return patch ? [[name, patch]] : [];
  });
  const unset = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return { fields: Object.fromEntries(fields), unset };
}

/** Linear: an item is looked up by its JSON behind the one found last. Short where the order is the same. */
function piecesOf(before: readonly unknown[], after: readonly unknown[]): readonly Piece[] {
  const [start, end] = commonEnds(before, after);
  const pieces: GrowingPiece[] = start > 0 ? [[0, start]] : [];
  const places = placesOf(before, start, before.length - end);
  let next = start;
  for (const item of after.slice(start, after.length - end)) {
    const at = firstFrom(next, places.get(JSON.stringify(item)));
    if (at === undefined) addItem(pieces, item);
    else {
      addRun(pieces, at, at + 1);
      next = at + 1;
    }
  }
  if (end > 0) addRun(pieces, before.length - end, before.length);
  return pieces;
}

type GrowingPiece = [number, number] | { readonly items: unknown[] };

/** How many items the two have in common at the beginning, and how many of the others at the end. */
function commonEnds(before: readonly unknown[], after: readonly unknown[]) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isEqual(before[start], after[start])) start += 1;
  let end = 0;
  while (end < most - start && isEqual(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return [start, end] as const;
}

/** Where equal items stand. */
interface Places {
  readonly rising: number[];
  /** How many places of the list have been passed. */
  passed: number;
}

function placesOf(list: readonly unknown[], from: number, to: number): Map<string, Places> {
  const places = new Map<string, Places>();
  for (let at = from; at < to; at += 1) {
    const item = JSON.stringify(list[at]);
    const known = places.get(item);
    if (known) known.rising.push(at);
    else places.set(item, { rising: [at], passed: 0 });
  }
  return places;
}

/** The first of the places that is `from` or behind it; `from` only rises from call to call. */
function firstFrom(from: number, places: Places | undefined): number | undefined {
  if (!places) return undefined;
  while ((places.rising[places.passed] ?? from) < from) places.passed += 1;
  return places.rising[places.passed];
}

function addRun(pieces: GrowingPiece[], from: number, to: number): void {
  const last = pieces.at(-1);
  if (last && !('items' in last) && last[1] === from) last[1] = to;
  else pieces.push([from, to]);
}

function addItem(pieces: GrowingPiece[], item: unknown): void {
  const last = pieces.at(-1);
  if (last && 'items' in last) last.items.push(item);
  else pieces.push({ items: [item] });
}
