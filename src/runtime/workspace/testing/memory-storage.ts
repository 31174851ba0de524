/** A separate `localStorage` in memory. `isFull`: it accepts no more writes. */
export function memoryStorage(): Pick<
  Storage,
  'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'
> & { isFull: boolean } {
  const items = new Map<string, string>();
  return {
    isFull: false,
    get length() {
      return items.size;
    },
    key: (place) => [...items.keys()][place] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem(name, value) {
      if (this.isFull) throw new DOMException('no room', 'QuotaExceededError');
      items.set(name, value);
    },
    removeItem: (name) => void items.delete(name),
  };
}
