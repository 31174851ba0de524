import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { features } from './exchange/features.ts';
import { formats } from './formats.ts';
import { exchangeDocument, tameDocument } from './testing/exchange-documents.ts';
import { fate, featureTable } from './testing/feature-table.ts';
import { writeDocument } from './write-document.ts';

const date = new Date('2026-01-02T03:04:05Z');
const written = formats.filter(({ writer }) => writer);

test('the table in docs/formats.md says what the formats keep, convert and lose', () => {
  const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  expect(page).toContain(featureTable());
});

describe.each(written.map((format) => [format.name, format] as const))('%s', (_, format) => {
  const kept = features.filter((feature) => fate(format, feature) === 'kept');

  test('keeps of every ordinary document what the table says', () => {
    fc.assert(
      fc.property(tameDocument, (document) => {
        const { losses } = writeDocument(format, document, date);
        const broken = losses.filter(({ feature }) => kept.includes(feature));
        expect(broken).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('writes every document there is, and says the same each time', () => {
    fc.assert(
      fc.property(exchangeDocument, (document) => {
        expect(writeDocument(format, document, date)).toEqual(
          writeDocument(format, document, date),
        );
      }),
    );
  });
});
