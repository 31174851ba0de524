import { type Lexicon, openLexicon } from '../../src/core/link/lexicon.ts';
import {
  type LexiconManifest,
  parseLexiconManifest,
} from '../../src/core/link/lexicon-manifest.ts';
import { fail, type Result } from '../../src/core/result.ts';
import type { LinkFailure } from '../protocol.ts';
import type { ReadFile } from './read-file.ts';
import { sha256 } from './sha256.ts';

const MANIFEST = 'lexicon.json';
const MANIFEST_LIMIT = 2 ** 20;

/** Fetches a lexicon's manifest and file, verifies and unpacks it. */
export async function loadLexicon(read: ReadFile): Promise<Result<Lexicon, LinkFailure>> {
  const manifest = await readManifest(read);
  if (!manifest.ok) return manifest;
  const { file } = manifest.value;
  const limit = Math.max(file.bytes, file.unpacked.bytes);
  const fetched = await read(file.path, limit, () => {});
  if (!fetched.ok) return fetched;
  // Some servers unpack '.gz' files on the way: then what arrives is the lexicon itself.
  const isPacked = fetched.value[0] === 0x1f && fetched.value[1] === 0x8b;
  const expected = isPacked ? file : file.unpacked;
  const actual = await sha256(fetched.value);
  if (actual !== expected.sha256) {
    return fail({ code: 'pack-corrupt', file: file.path, expected: expected.sha256, actual });
  }
  return openLexicon(isPacked ? await unpack(fetched.value) : fetched.value);
}

async function readManifest(read: ReadFile): Promise<Result<LexiconManifest, LinkFailure>> {
  const bytes = await read(MANIFEST, MANIFEST_LIMIT, () => {});
  if (!bytes.ok) return bytes;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes.value));
  } catch {
    return fail({ code: 'lexicon-invalid', reason: `${MANIFEST} is not JSON` });
  }
  const manifest = parseLexiconManifest(json);
  return manifest.ok
    ? manifest
    : fail({ code: 'lexicon-invalid', reason: `${MANIFEST}: ${manifest.error}` });
}

/** The bytes were verified, so they are whole. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
