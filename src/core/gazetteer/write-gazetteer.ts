import { CLASS_BITS, FORMAT, HEADER_BYTES, MAGIC, PLANES } from './gazetteer.ts';
import { BUCKETS, hashOf } from './hash.ts';
import type { NameClass } from './name-types.ts';

/**
 * The bytes that `openGazetteer` reads. Names whose hashes are equal get the types of all of them.
 *
 * @throws RangeError with more than 4,096 classes, or more than 255 names in one bucket (over ten million names)
 */
export function writeGazetteer(names: ReadonlyMap<string, NameClass>): Uint8Array {
  const buckets = Array.from({ length: BUCKETS }, () => new Map<number, NameClass>());
  for (const [key, { always, marked }] of names) {
    const { bucket, rest } = hashOf(key);
    const before = buckets[bucket]?.get(rest);
    buckets[bucket]?.set(rest, {
      always: always | (before?.always ?? 0),
      marked: marked | (before?.marked ?? 0),
    });
  }
  const classes = new Map<number, number>();
  for (const bucket of buckets) {
    for (const one of bucket.values()) {
      if (!classes.has(packed(one))) classes.set(packed(one), classes.size);
    }
  }
  if (classes.size > 2 ** CLASS_BITS) throw new RangeError(`${classes.size} classes of names`);
  const size = buckets.reduce((sum, bucket) => sum + bucket.size, 0);
  const countsAt = HEADER_BYTES + 4 * classes.size;
  const namesAt = countsAt + BUCKETS;
  const bytes = new Uint8Array(namesAt + PLANES * size);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < MAGIC.length; at += 1) bytes[at] = MAGIC.charCodeAt(at);
  for (const [index, value] of [FORMAT, size, classes.size].entries()) {
    view.setUint32(MAGIC.length + 4 * index, value, true);
  }
  for (const [value, index] of classes) view.setUint32(HEADER_BYTES + 4 * index, value, true);
  let at = namesAt;
  for (const [index, bucket] of buckets.entries()) {
    if (bucket.size > 255) throw new RangeError(`${bucket.size} names in one bucket`);
    bytes[countsAt + index] = bucket.size;
    let before = 0;
    for (const [rest, one] of [...bucket].sort(([a], [b]) => a - b)) {
      const distance = rest - before;
      before = rest;
      bytes[at] = distance & 0xff;
      bytes[at + size] = (distance >>> 8) & 0xff;
      bytes[at + 2 * size] = distance >>> 16;
      const kind = classes.get(packed(one)) ?? 0;
      bytes[at + 3 * size] = kind & 0xff;
      bytes[at + 4 * size] = kind >>> 8;
      at += 1;
    }
  }
  return bytes;
}

const packed = ({ always, marked }: NameClass): number => ((marked << 16) | always) >>> 0;
