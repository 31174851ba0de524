import { expect, test } from 'vitest';
import { formats } from '../../formats.ts';
import { fuzzOne } from './fuzz.ts';

// Time is measured by the command alone (`npm run fuzz`).
const options = { clock: () => 0, limit: 1 };

test.each(formats.filter(({ read }) => read).map((format) => [format.name, format] as const))(
  '%s reads or refuses 300 files broken by chance, and sets no mention on other letters',
  (_, format) => {
    const findings = Array.from({ length: 300 }, (__, index) =>
      fuzzOne(format, index + 1, options),
    );
    expect(findings.filter((finding) => finding !== undefined)).toEqual([]);
  },
);
