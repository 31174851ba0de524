import type { Failure } from '../../core/errors.ts';

/** Why work could not be stored on this device or read from it. */
export type StorageFailure = Extract<Failure, { readonly code: `storage-${string}` }>;

export function storageFailure(error: unknown): StorageFailure {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'QuotaExceededError') return { code: 'storage-full' };
  return { code: 'storage-failed', reason: message || name || 'no reason given' };
}
