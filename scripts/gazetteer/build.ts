/**
 * Builds the gazetteer, the names that are looked for in texts:
 *
 *   npx tsx scripts/gazetteer/build.ts [DATA] [--out FOLDER]
 *
 * DATA holds lexicons/ and qa/ (default ../shared/data). In TypeScript, because names are filed under the keys and hashes by
 * which the reader looks them up.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { NAME_TYPES } from '../../src/core/gazetteer/name-types.ts';
import { writeGazetteer } from '../../src/core/gazetteer/write-gazetteer.ts';
import { EMBEDDED_GAZETTEER } from '../../src/core/pack/embedded.ts';
import { readCommonWords } from './common-words.ts';
import { createGathering } from './gather.ts';
import { addLists } from './lists.ts';
import { SOURCES } from './sources.ts';

const VERSION = '1';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: `public/${EMBEDDED_GAZETTEER}` } },
});
const [data = '../shared/data'] = positionals;

const gathering = createGathering(readCommonWords(data));
addLists(gathering, join(data, 'lexicons'));
const bytes = writeGazetteer(gathering.names);
const packed = gzipSync(bytes, { level: 9 });
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'gazetteer.packed'), packed);
const about = {
  format: 1,
  id: 'biogloss-names',
  version: VERSION,
  file: { path: 'gazetteer.packed', ...sized(packed), unpacked: sized(bytes) },
  names: Object.fromEntries(NAME_TYPES.map((type, index) => [type, countOf(1 << index)])),
  sources: SOURCES,
};
writeFileSync(join(values.out, 'gazetteer.json'), `${JSON.stringify(about, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify({ ...about, sources: undefined })}\n`);

/** Number of keys of each type. Some keys have several types. */
function countOf(bit: number): number {
  let count = 0;
  for (const { always, marked } of gathering.names.values()) {
    if (((always | marked) & bit) !== 0) count += 1;
  }
  return count;
}

function sized(of: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: of.length, sha256: createHash('sha256').update(of).digest('hex') };
}
