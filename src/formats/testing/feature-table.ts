import { type Feature, features } from '../exchange/features.ts';
import type { ExchangeFormat } from '../exchange/format.ts';
import { formats } from '../formats.ts';
import { writeDocument } from '../write-document.ts';
import { featureSamples } from './feature-samples.ts';

const written = formats.filter(({ writer }) => writer);

/** What the format makes of the sample with this feature. */
export function fate(format: ExchangeFormat, feature: Feature): 'kept' | 'changed' | 'lost' {
  const { losses } = writeDocument(format, featureSamples[feature], new Date(0));
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

/** Format by feature, as Markdown. */
export const featureTable = (): string =>
  [
    ['', ...written.map(({ name }) => name)],
    ['---', ...written.map(() => '---')],
    ...features.map((feature) => [feature, ...written.map((format) => fate(format, feature))]),
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
