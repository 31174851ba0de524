import { expect, test } from 'vitest';
import { fuzzBytes } from '../formats/testing/fuzz/fuzz-bytes.ts';
import { openPdfLibrary } from './open-pdf.ts';

// Only the command measures time (`npm run fuzz`).
const options = { clock: () => 0, limit: 1 };

test.each([
  ['pdf', 40],
  ['docx', 200],
])('%s reads or refuses %d files broken by chance', async (format, count) => {
  const library = await openPdfLibrary();
  for (let seed = 1; seed <= count; seed += 1) {
    expect(await (await fuzzBytes(format, seed)).read(library, options)).toBeUndefined();
  }
});
