import { useSyncExternalStore } from 'react';

/** What the page shows, as its address says. Back and Forward move between these. */
export type Address =
  /** `key` is that of a document in the library; absent when the address names none. */
  | { readonly view: 'read'; readonly key?: string }
  | { readonly view: 'library'; readonly query: string };

export function addressOf(hash: string): Address {
  const [, view, rest = ''] = /^#\/(read|library)[/?]?(.*)$/s.exec(hash) ?? [];
  if (view === 'library') return { view, query: rest };
  return view === 'read' && rest !== '' ? { view, key: decode(rest) } : { view: 'read' };
}

export function hashOf(address: Address): string {
  if (address.view === 'library') {
    return address.query === '' ? '#/library' : `#/library?${address.query}`;
  }
  return address.key === undefined ? '#/read' : `#/read/${encodeURIComponent(address.key)}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const currentAddress = (): Address => addressOf(location.hash);

/** @param isNew adds a step to the browser's history; otherwise replaces the current one */
export function goTo(address: Address, isNew = true): void {
  const hash = hashOf(address);
  if (hash === location.hash) return;
  if (isNew) history.pushState(null, '', hash);
  else history.replaceState(history.state, '', hash);
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

/** @returns a function that removes the listener */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}

export function useAddress(): Address {
  const hash = useSyncExternalStore(onAddress, () => location.hash);
  return addressOf(hash);
}
