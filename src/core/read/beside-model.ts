import type { Mention } from '../annotation.ts';
import type { ActiveHead, FoundMention } from '../decode/mentions.ts';
import { nameReader, UNSURE } from '../gazetteer/with-names.ts';
import { ownNameReader } from '../gazetteer/with-own-names.ts';
import { mentionProbability } from '../pack/calibration.ts';
import { variantReader } from '../variants/with-variants.ts';
import { measureReader } from './measures.ts';
import type { Reader } from './reader.ts';
import { type RepeatReader, repeatReader } from './repeated-names.ts';
import { strainReader } from './strains.ts';
import { withoutValues } from './values.ts';

/**
 * What is done beside the model: `lookalikes`, values and names of measures and of strains, are no chemicals, genes and cell lines; `variants` are found by their notation, `drugs` that the gazetteer names are added, `types`
 * follow the gazetteer, `agreements` of an unsure model with the gazetteer count, `repeats` are names found again. Without a gazetteer the reader adds no drugs and follows no types.
 */
export type Step = 'lookalikes' | 'variants' | 'drugs' | 'types' | 'agreements' | 'repeats';

type Correct = (
  mentions: readonly FoundMention[],
  from: number,
  to: number,
) => readonly FoundMention[];

export interface Beside extends Pick<RepeatReader, 'readBefore'> {
  /** Corrects and adds to what the model found in the stretch [from, to) of a text; stretches come in text order. */
  readonly read: Correct;
}

/**
 * All that reads beside the model, in the order in which one wins over the other: look-alikes, notations of variants, the gazetteer, the
 * user's own names, names found again.
 *
 * @param known mentions of the text that were found before
 * @param without steps that are left out, to measure what each is worth
 */
export async function besideModel(
  text: string,
  { gazetteer, ownNames }: Pick<Reader, 'gazetteer' | 'ownNames'>,
  heads: readonly ActiveHead[],
  known: readonly Mention[],
  without: ReadonlySet<Step>,
): Promise<Beside> {
  const [names, own] = await Promise.all([gazetteer, ownNames]);
  const unsure = new Map(
    heads.map(({ type, calibration }) => [type, mentionProbability(UNSURE, calibration)]),
  );
  const repeats = without.has('repeats') ? undefined : repeatReader(text, known);
  const types = new Set(unsure.keys());
  const steps: readonly Correct[] = [
    ...(without.has('lookalikes')
      ? []
      : [
          (found: readonly FoundMention[]) => withoutValues(text, found),
          measureReader(text, types),
          strainReader(text, types),
        ]),
    ...(unsure.has('Variant') && !without.has('variants')
      ? [variantReader(text, unsure.has('Gene'))]
      : []),
    ...(names
      ? [
          nameReader(text, names, types, {
            unsureOf: (type) => unsure.get(type) ?? UNSURE,
            isAdding: !without.has('drugs'),
            isTyping: !without.has('types'),
            isAgreeing: !without.has('agreements'),
          }),
        ]
      : []),
    ...(own ? [ownNameReader(text, own)] : []),
    ...(repeats ? [repeats.read] : []),
  ];
  return {
    read: (mentions, from, to) => steps.reduce((found, step) => step(found, from, to), mentions),
    readBefore: (taken) => repeats?.readBefore(taken) ?? [],
  };
}
