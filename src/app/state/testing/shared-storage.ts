/** Bytes of UTF-8 in each of the two slots of an item. */
const PLACE_BYTES = 2_000_000;

export const newSharedStorage = () => new SharedArrayBuffer(2 * PLACE_BYTES + HEADER_BYTES);

/**
 * Number of the slot that holds the item (from 1; 0 for none), the length of each, and whether the writer has ended.
 */
const HEADER_BYTES = 4 * Int32Array.BYTES_PER_ELEMENT;

const HAS_ENDED = 3;

/** Ends the writer: a terminated worker may continue for a moment, and must not write changes that nobody has seen. */
export const endWriter = (buffer: SharedArrayBuffer): void =>
  void Atomics.store(new Int32Array(buffer, 0, 4), HAS_ENDED, 1);

/**
 * A `localStorage` for one item that outlives the worker that writes it. Like the browser's own, it holds the item
 * completely or as it was before, whenever the writer ends.
 */
export function sharedStorage(
  buffer: SharedArrayBuffer,
  role: 'reader' | 'writer' = 'reader',
): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  const header = new Int32Array(buffer, 0, 4);
  const placeOf = (place: number) =>
    new Uint8Array(buffer, HEADER_BYTES + place * PLACE_BYTES, PLACE_BYTES);
  const stopIfEnded = () => {
    if (role === 'writer') Atomics.wait(header, HAS_ENDED, 1);
  };
  // New memory is zero.
  const inUse = () => Atomics.load(header, 0) - 1;

  function item(): readonly [name: string, value: string] | undefined {
    const place = inUse();
    if (place < 0) return undefined;
    const bytes = placeOf(place).slice(0, Atomics.load(header, 1 + place));
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  return {
    get length() {
      return inUse() < 0 ? 0 : 1;
    },
    key: () => item()?.[0] ?? null,
    getItem: (name) => {
      const [known, value] = item() ?? [];
      return known === name ? (value ?? null) : null;
    },
    setItem(name, value) {
      stopIfEnded();
      const place = inUse() === 0 ? 1 : 0;
      const bytes = new TextEncoder().encode(JSON.stringify([name, value]));
      if (bytes.length > PLACE_BYTES) throw new DOMException('no room', 'QuotaExceededError');
      placeOf(place).set(bytes);
      Atomics.store(header, 1 + place, bytes.length);
      Atomics.store(header, 0, place + 1);
    },
    removeItem(name) {
      stopIfEnded();
      if (item()?.[0] === name) Atomics.store(header, 0, 0);
    },
  };
}
