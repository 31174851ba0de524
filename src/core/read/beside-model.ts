import type { Mention } from '../annotation.ts';
import type { ActiveHead, FoundMention } from '../decode/mentions.ts';
import { nameReader, UNSURE } from '../gazetteer/with-names.ts';
import { ownNameReader } from '../gazetteer/with-own-names.ts';
import { mentionProbability } from '../pack/calibration.ts';
import { variantReader } from '../variants/with-variants.ts';
import type { Reader } from './reader.ts';
import { type RepeatReader, repeatReader } from './repeated-names.ts';

/**
 * What is done beside the model: `variants` are found by their notation, `drugs` that the gazetteer names are added, `types`
 * follow the gazetteer, `repeats` are names found again. Without a gazetteer the reader does neither of the two in the middle.
 */
export type Step = 'variants' | 'drugs' | 'types' | 'repeats';

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
 * All that reads beside the model, in the order in which one wins over the other: notations of variants, the gazetteer, the
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
  const steps: readonly Correct[] = [
    ...(unsure.has('Variant') && !without.has('variants') ? [variantReader(text)] : []),
    ...(names
      ? [
          nameReader(text, names, new Set(unsure.keys()), {
            unsureOf: (type) => unsure.get(type) ?? UNSURE,
            isAdding: !without.has('drugs'),
            isTyping: !without.has('types'),
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
