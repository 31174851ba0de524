/** Why work is not kept on this device, or was not found there. */
export type StorageFailure =
  | { readonly code: 'storage-full' }
  | { readonly code: 'storage-failed'; readonly reason: string }
  | { readonly code: 'storage-unreadable'; readonly path: string; readonly reason: string }
  /** Opened, except for what another version wrote: each in words. */
  | { readonly code: 'storage-unknown'; readonly unknown: readonly string[] };

export function storageFailure(error: unknown): StorageFailure {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'QuotaExceededError') return { code: 'storage-full' };
  return { code: 'storage-failed', reason: message || name || 'no reason given' };
}
