import type { Failure } from '../../core/errors.ts';
import { type LexiconManifest, parseLexiconManifest } from '../../core/link/lexicon-manifest.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import { parseJsonBytes } from '../pack/parse-json.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { readVerified } from '../pack/verify.ts';

const MAX_MANIFEST_BYTES = 2 ** 20;

/** The manifest of a lexicon or gazetteer, and the unpacked file that it names. */
export interface PackedFile {
  readonly manifest: LexiconManifest;
  readonly bytes: Uint8Array;
}

/** Fetches a manifest and its file, verifies and unpacks the file. `onBytes` counts the bytes received. */
export async function readPacked(
  read: ReadFile,
  manifestName: string,
  onBytes: (done: number, total: number) => void = () => {},
): Promise<Result<PackedFile, Failure>> {
  const manifest = await readManifest(read, manifestName);
  if (!manifest.ok) return manifest;
  const { file } = manifest.value;
  const limit = Math.max(file.bytes, file.unpacked.bytes);
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    onBytes(Math.min(done, file.bytes), file.bytes);
  };
  const fetched = await readVerified(read, file.path, limit, count, (bytes) => check(file, bytes));
  if (!fetched.ok) return fetched;
  const bytes = isPacked(fetched.value) ? await unpack(fetched.value) : fetched.value;
  return ok({ manifest: manifest.value, bytes });
}

/** Some servers unpack '.gz' files on the way; the content is then the unpacked lexicon. */
const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function check(
  file: LexiconManifest['file'],
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  const expected = isPacked(bytes) ? file.sha256 : file.unpacked.sha256;
  const actual = await sha256(bytes);
  if (actual === expected) return ok(bytes);
  return fail({ code: 'pack-corrupt', file: file.path, expected, actual });
}

async function readManifest(
  read: ReadFile,
  name: string,
): Promise<Result<LexiconManifest, Failure>> {
  const bytes = await read(name, MAX_MANIFEST_BYTES, () => {});
  if (!bytes.ok) return bytes;
  const json = parseJsonBytes(bytes.value, MAX_MANIFEST_BYTES);
  if (!json.ok) return fail({ code: 'lexicon-invalid', reason: `${name} is not JSON` });
  const manifest = parseLexiconManifest(json.value);
  return manifest.ok
    ? manifest
    : fail({ code: 'lexicon-invalid', reason: `${name}: ${manifest.error}` });
}

/** The bytes are verified, so unpacking cannot fail. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
