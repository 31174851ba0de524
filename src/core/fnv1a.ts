/**
 * FNV-1a (RFC 9923), 32 bits, over UTF-16 code units.
 *
 * @param seed makes several independent numbers of one text
 */
export function fnv1a(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  }
  return hash >>> 0;
}

/** `fnv1a` in eight hexadecimal digits. */
export const fnv1aHex = (text: string, seed = 0): string =>
  fnv1a(text, seed).toString(16).padStart(8, '0');

export const FNV_PRIME = 0x01000193;
