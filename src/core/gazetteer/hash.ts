/** Bits of a key's hash that name its bucket, and those that are kept within it. */
export const BUCKET_BITS = 16;
export const REST_BITS = 20;
export const BUCKETS = 2 ** BUCKET_BITS;

/**
 * A key's hash of 36 bits, over its UTF-16 code units: with 600,000 keys, a name that is none of them is taken for one once in
 * 110,000 times. With the 32 bits that suffice for a model's input it would be once in 7,000 times, and an abstract has
 * about 1,000 runs of words. The function is cyrb53 (bryc, public domain), whose two halves are independent.
 */
export function hashOf(key: string): { readonly bucket: number; readonly rest: number } {
  const { one, two } = halvesOf(key);
  return { bucket: two & (BUCKETS - 1), rest: one >>> (32 - REST_BITS) };
}

/** Two independent hashes of 32 bits, signed. */
export function halvesOf(key: string): { readonly one: number; readonly two: number } {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    one = Math.imul(one ^ unit, 2_654_435_761);
    two = Math.imul(two ^ unit, 1_597_334_677);
  }
  const mixedOne =
    Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  const mixedTwo =
    Math.imul(two ^ (two >>> 16), 2_246_822_507) ^
    Math.imul(mixedOne ^ (mixedOne >>> 13), 3_266_489_909);
  return { one: mixedOne, two: mixedTwo };
}
