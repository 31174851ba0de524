import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Feature, features } from './exchange/features.ts';
import type { ExchangeFormat } from './exchange/format.ts';
import { formats } from './formats.ts';
import { exchangeDocument, tameDocument } from './testing/exchange-documents.ts';
import { featureSamples } from './testing/feature-samples.ts';
import { writeDocument } from './write-document.ts';

const date = new Date('2026-01-02T03:04:05Z');
const written = formats.filter(({ writer }) => writer);

/** What the format makes of the sample with this feature. */
function fate(format: ExchangeFormat, feature: Feature): 'kept' | 'changed' | 'lost' {
  const { losses } = writeDocument(format, featureSamples[feature], date);
  const isHolderLost = losses.some(
    (loss) => loss.kind === 'lost' && holders[feature] === loss.feature,
  );
  return isHolderLost ? 'lost' : (losses.find((loss) => loss.feature === feature)?.kind ?? 'kept');
}

/** What must be there for a feature to be there. */
const holders: Partial<Record<Feature, Feature>> = Object.fromEntries(
  features.flatMap((feature): [Feature, Feature][] => {
    const index = features.indexOf(feature);
    if (index > features.indexOf('relations')) return [[feature, 'relations']];
    return index > features.indexOf('mentions') && feature !== 'relations'
      ? [[feature, 'mentions']]
      : [];
  }),
);

const table = [
  ['', ...written.map(({ name }) => name)],
  ['---', ...written.map(() => '---')],
  ...features.map((feature) => [feature, ...written.map((format) => fate(format, feature))]),
]
  .map((row) => `| ${row.join(' | ')} |`)
  .join('\n');

test('the table in docs/formats.md says what the formats keep, convert and lose', () => {
  const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  expect(page).toContain(table);
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
