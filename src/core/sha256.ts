/** What browsers and Node have for it; absent where the page came over plain HTTP from another machine. */
interface Hasher {
  readonly digest: (name: 'SHA-256', bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
}

/** SHA-256 as lower-case hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: Hasher } };
  const subtle = crypto?.subtle;
  return hex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : digest(bytes));
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const BLOCK = 64;

/** FIPS 180-4, about ten times slower than the browser's own. Exported for its test. */
export function digest(bytes: Uint8Array): Uint8Array {
  const state = Uint32Array.from(ROOTS.square);
  const whole = bytes.length - (bytes.length % BLOCK);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += BLOCK) compress(state, view, at);
  const last = padded(bytes.subarray(whole), bytes.length);
  for (let at = 0; at < last.byteLength; at += BLOCK) compress(state, last, at);
  const result = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    result.setUint32(index * 4, word);
  });
  return new Uint8Array(result.buffer);
}

/** The rest of the message, a one bit, zeros, and the length in bits. */
function padded(rest: Uint8Array, length: number): DataView {
  const bytes = new Uint8Array(rest.length + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(length) * 8n);
  return view;
}

const schedule = new Uint32Array(BLOCK);

function compress(state: Uint32Array, block: DataView, offset: number): void {
  const w = (index: number): number => schedule[index] ?? 0;
  for (let t = 0; t < 16; t += 1) schedule[t] = block.getUint32(offset + t * 4);
  for (let t = 16; t < BLOCK; t += 1) {
    const [x, y] = [w(t - 15), w(t - 2)];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    schedule[t] = w(t - 16) + s0 + w(t - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < BLOCK; t += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (ROOTS.cube[t] ?? 0) + w(t)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Fractional parts, in 32 bits, of the square roots of the first 8 primes and the cube roots of the first 64. */
const ROOTS = roots();

function roots(): { readonly square: Uint32Array; readonly cube: Uint32Array } {
  const primes: number[] = [];
  for (let n = 2; primes.length < BLOCK; n += 1) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32);
  return {
    square: Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p))),
    cube: Uint32Array.from(primes, (p) => fraction(Math.cbrt(p))),
  };
}
