/**
 * Reads files that are broken by the rules of chance, and says what was wrong: crashes (a reader never throws), hangs, and
 * mentions on other letters than the file says.
 *
 *   npm run fuzz -- [--format NAME] [--inputs 100000] [--first 1] [--show SEED]
 *
 * Inputs are numbered: the same number gives the same input. --show prints one instead of reading it. PDF and Word are
 * read from bytes, a tenth as many.
 */
import { parseArgs } from 'node:util';
import { openPdfLibrary } from '../src/cli/open-pdf.ts';
import { formats } from '../src/formats/formats.ts';
import { type Finding, fuzzInput, fuzzOne } from '../src/formats/testing/fuzz/fuzz.ts';
import { fuzzBytes, isFuzzedAsBytes } from '../src/formats/testing/fuzz/fuzz-bytes.ts';

const { values } = parseArgs({
  options: {
    format: { type: 'string' },
    inputs: { type: 'string', default: '100000' },
    first: { type: 'string', default: '1' },
    show: { type: 'string' },
  },
});
/** Milliseconds of processor time, so that a busy machine is not taken for a hang. */
const clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const options = { clock, limit: 1000 };
const first = Number(values.first);
const chosen = formats.filter(
  ({ name, read, isBinary }) =>
    (read !== undefined || isBinary) && (values.format === undefined || name === values.format),
);
if (chosen.length === 0) {
  console.error(`There is no format ${values.format} that is read.`);
  process.exit(2);
}
if (values.show !== undefined) {
  for (const format of chosen) {
    if (format.read) process.stdout.write(fuzzInput(format, Number(values.show)).file);
    else process.stdout.write((await fuzzBytes(format.name, Number(values.show))).bytes);
  }
  process.exit();
}
const library = await openPdfLibrary();
let failures = 0;
for (const format of chosen) {
  const isOfBytes = isFuzzedAsBytes(format.name);
  const count = Math.ceil(Number(values.inputs) / (isOfBytes ? 10 : 1));
  const start = clock();
  const found = new Map<Finding['kind'], number>();
  for (let seed = first; seed < first + count; seed += 1) {
    const finding = isOfBytes
      ? await (await fuzzBytes(format.name, seed)).read(library, options)
      : fuzzOne(format, seed, options);
    if (!finding) continue;
    found.set(finding.kind, (found.get(finding.kind) ?? 0) + 1);
    failures += 1;
    console.log(`${format.name} ${seed}: ${finding.kind}: ${finding.what.slice(0, 400)}`);
  }
  const seconds = Math.round((clock() - start) / 1000);
  const kinds = Array.from(found, ([kind, times]) => `, ${times} ${kind}`).join('') || ', no fault';
  console.log(`${format.name}: inputs ${first} to ${first + count - 1} in ${seconds} s${kinds}`);
}
process.exit(failures === 0 ? 0 : 1);
