import { FNV_PRIME, fnv1a } from '../fnv1a.ts';

/**
 * Tells one JSON value from another, whatever the order of the fields of its objects: 32 bits, without the JSON being
 * written. Equal values have equal fingerprints, also in another version of the page.
 */
export function fingerprint(value: unknown): string {
  return hashOf(value).toString(36);
}

/** The hash of an object is the sum of those of its fields, so that their order does not count. */
function hashOf(value: unknown): number {
  if (typeof value === 'string') return hashString(value);
  if (typeof value !== 'object' || value === null) return mixed(hashString(`${value}`) + 1);
  if (Array.isArray(value)) {
    let hash = value.length;
    for (const one of value) hash = Math.imul(hash ^ hashOf(one), FNV_PRIME);
    return mixed(hash);
  }
  const fields = value as Readonly<Record<string, unknown>>;
  let sum = 1;
  for (const name of Object.keys(fields)) {
    sum += mixed(Math.imul(hashString(name), FNV_PRIME) ^ hashOf(fields[name]));
  }
  return mixed(sum);
}

const hashString = (text: string): number => mixed(fnv1a(text) ^ text.length);

/** Every bit of the result depends on every bit of the number (the end of MurmurHash3, 32 bits). */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
