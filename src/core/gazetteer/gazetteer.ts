import { fail, ok, type Result } from '../result.ts';
import { BUCKETS, hashOf } from './hash.ts';
import type { NameClass } from './name-types.ts';

/**
 * The names of free vocabularies as hashes, with the types of each. A file of it is, in this order, all numbers little-endian:
 *
 * - `GAZETTER` in ASCII, then u32 format, u32 number of names, u32 number of classes
 * - the classes: u16 `always`, u16 `marked` each
 * - u8 a bucket: how many names it has; buckets are in rising order
 * - five planes of a byte a name: the lowest, the middle and the highest byte of its distance from the name before it in its
 *   bucket (from zero for the first), the low and the high byte of its class's number. Planes, because gzip packs them better.
 */
export interface Gazetteer {
  readonly size: number;
  /** Finds the class of a name by its key (`gazetteerKey`); undefined for a name that is in no list. */
  find(key: string): NameClass | undefined;
}

export const MAGIC = 'GAZETTER';
export const FORMAT = 1;
export const HEADER_BYTES = MAGIC.length + 12;
export const PLANES = 5;
export const CLASS_BITS = 12;

/** Opens the bytes of a file; a copy is made of what is needed, 4 bytes a name. */
export function openGazetteer(bytes: Uint8Array): Result<Gazetteer, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || latin(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    return fail('is no gazetteer');
  }
  const [format, size, classCount] = [8, 12, 16].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ];
  if (format !== FORMAT) return fail(`has format ${format}; this program reads format ${FORMAT}`);
  const countsAt = HEADER_BYTES + 4 * classCount;
  const namesAt = countsAt + BUCKETS;
  if (bytes.length !== namesAt + PLANES * size) return fail('is not whole');
  const classes = Array.from({ length: classCount }, (_, index): NameClass => {
    const at = HEADER_BYTES + 4 * index;
    return { always: view.getUint16(at, true), marked: view.getUint16(at + 2, true) };
  });
  const names = new Uint32Array(size);
  const starts = new Uint32Array(BUCKETS + 1);
  let next = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    starts[bucket] = next;
    const end = next + (bytes[countsAt + bucket] ?? 0);
    if (end > size) return fail('has more names in its buckets than it says');
    let rest = 0;
    for (; next < end; next += 1) {
      const at = namesAt + next;
      rest +=
        (bytes[at] ?? 0) | ((bytes[at + size] ?? 0) << 8) | ((bytes[at + 2 * size] ?? 0) << 16);
      const kind = (bytes[at + 3 * size] ?? 0) | ((bytes[at + 4 * size] ?? 0) << 8);
      names[next] = (rest << CLASS_BITS) | kind;
    }
  }
  starts[BUCKETS] = next;
  if (next !== size) return fail('has fewer names in its buckets than it says');
  return ok({
    size,
    find(key) {
      const { bucket, rest } = hashOf(key);
      const end = starts[bucket + 1] ?? 0;
      for (let at = starts[bucket] ?? 0; at < end; at += 1) {
        const name = names[at] ?? 0;
        if (name >>> CLASS_BITS === rest) return classes[name & (2 ** CLASS_BITS - 1)];
      }
      return undefined;
    },
  });
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
