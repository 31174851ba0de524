import type { Failure } from '../../core/errors.ts';
import { type Lexicon, openLexicon } from '../../core/link/lexicon.ts';
import { type LexiconManifest, parseLexiconManifest } from '../../core/link/lexicon-manifest.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { parseJsonBytes } from '../pack/parse-json.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { sha256 } from '../pack/sha256.ts';

const MANIFEST = 'lexicon.json';
const MANIFEST_LIMIT = 2 ** 20;

export interface LoadedLexicon {
  readonly id: string;
  readonly version: string;
  readonly lexicon: Lexicon;
}

/** Fetches a lexicon's manifest and file, verifies and unpacks it. `onBytes` counts bytes as they are sent. */
export async function loadLexicon(
  read: ReadFile,
  onBytes: (done: number, total: number) => void = () => {},
): Promise<Result<LoadedLexicon, Failure>> {
  const manifest = await readManifest(read);
  if (!manifest.ok) return manifest;
  const { file, id, version } = manifest.value;
  const limit = Math.max(file.bytes, file.unpacked.bytes);
  let done = 0;
  const fetched = await read(file.path, limit, (count) => {
    done += count;
    onBytes(Math.min(done, file.bytes), file.bytes);
  });
  if (!fetched.ok) return fetched;
  // Some servers unpack '.gz' files on the way: then what arrives is the lexicon itself.
  const isPacked = fetched.value[0] === 0x1f && fetched.value[1] === 0x8b;
  const expected = isPacked ? file : file.unpacked;
  const actual = await sha256(fetched.value);
  if (actual !== expected.sha256) {
    return fail({ code: 'pack-corrupt', file: file.path, expected: expected.sha256, actual });
  }
  const opened = openLexicon(isPacked ? await unpack(fetched.value) : fetched.value);
  return opened.ok ? ok({ id, version, lexicon: opened.value }) : opened;
}

async function readManifest(read: ReadFile): Promise<Result<LexiconManifest, Failure>> {
  const bytes = await read(MANIFEST, MANIFEST_LIMIT, () => {});
  if (!bytes.ok) return bytes;
  const json = parseJsonBytes(bytes.value, MANIFEST_LIMIT);
  if (!json.ok) return fail({ code: 'lexicon-invalid', reason: `${MANIFEST} is not JSON` });
  const manifest = parseLexiconManifest(json.value);
  return manifest.ok
    ? manifest
    : fail({ code: 'lexicon-invalid', reason: `${MANIFEST}: ${manifest.error}` });
}

/** The bytes were verified, so they are whole. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
