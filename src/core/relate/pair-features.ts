import { logit, MIN_PROBABILITY } from '../numeric.ts';
import type { PairFeatures } from '../pack/calibration.ts';
import type { Side } from './candidate-pairs.ts';
import { type Sign, signOfLabel, signOfWords, takesLossAway } from './polarity.ts';
import type { RelationMention } from './relation-entity.ts';

/** A mention of each side. */
export interface MentionPair {
  readonly head: RelationMention;
  readonly tail: RelationMention;
}

/** The mention pairs that stand in one sentence, else the closest one. */
export function meetings(head: Side, tail: Side): readonly MentionPair[] {
  const pairs = head.mentions.flatMap((one) =>
    tail.mentions.map((other) => ({ head: one, tail: other })),
  );
  const together = pairs.filter((pair) => sentencesBetween(pair) === 0);
  if (together.length > 0) return together;
  return pairs.sort((a, b) => piecesBetween(a) - piecesBetween(b)).slice(0, 1);
}

/** What the model says of a pair: P(any relation), and P of one label. */
export interface SaidOfPair {
  readonly related: number;
  readonly label: string;
  /** P(label) */
  readonly probability: number;
}

/** The text of the word pieces [first, end); nothing before the first. */
export type TextOf = (first: number, end: number) => string;

/** How a pair stands in the text, whatever is claimed of it. */
export interface PairSetting
  extends Omit<PairFeatures, 'existence' | 'kind' | 'agreeing' | 'contrary'> {
  /** What the words say that one of the two does to the other. */
  readonly sign: Sign;
  /** The first of the two takes a loss of the other away, as the words between them say. */
  readonly isLossTaken: boolean;
}

export function pairSetting(met: readonly MentionPair[], textOf: TextOf): PairSetting {
  const sentences = Math.min(...met.map(sentencesBetween));
  const isSaid = (pair: MentionPair, kind: 'negated' | 'speculative') =>
    pair.head.context?.[kind] === true || pair.tail.context?.[kind] === true;
  return {
    adjacent: Number(sentences === 1),
    apart: Number(sentences > 1),
    distance: Math.log1p(Math.min(...met.map(piecesBetween))),
    negated: Number(met.every((pair) => isSaid(pair, 'negated'))),
    speculative: Number(met.every((pair) => isSaid(pair, 'speculative'))),
    ...signOfPair(met, textOf),
  };
}

/** What the probability of a claim is computed from. */
export function pairFeatures(
  { related, label, probability }: SaidOfPair,
  { sign, isLossTaken: _, ...setting }: PairSetting,
): PairFeatures {
  const does = signOfLabel(label) * sign;
  return {
    ...setting,
    existence: logit(related),
    kind: Math.log(Math.max(probability, MIN_PROBABILITY) / Math.max(related, MIN_PROBABILITY)),
    agreeing: Number(does > 0),
    contrary: Number(does < 0),
  };
}

/** Word pieces before the first of two mentions that may say what the one does to the other. */
const BEFORE = 12;

/** What the closest two mentions of one sentence are said to do to each other. */
function signOfPair(
  met: readonly MentionPair[],
  textOf: TextOf,
): Pick<PairSetting, 'sign' | 'isLossTaken'> {
  const [closest] = [...met].sort((a, b) => piecesBetween(a) - piecesBetween(b));
  if (!closest || sentencesBetween(closest) > 0) return { sign: 0, isLossTaken: false };
  const [one, other] =
    closest.head.first <= closest.tail.first
      ? [closest.head, closest.tail]
      : [closest.tail, closest.head];
  const before = textOf(one.first - BEFORE, one.first);
  const between = textOf(one.end, other.first);
  const isLossTaken = takesLossAway(before, between);
  const sign = isLossTaken ? 1 : signOfWords(before, between);
  return { sign, isLossTaken };
}

const sentencesBetween = ({ head, tail }: MentionPair): number =>
  Math.abs(head.sentence - tail.sentence);

const piecesBetween = ({ head, tail }: MentionPair): number =>
  Math.max(0, Math.max(head.first, tail.first) - Math.min(head.end, tail.end));
