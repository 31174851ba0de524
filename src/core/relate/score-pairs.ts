import type { Engine } from '../engine.ts';
import { invariant } from '../errors.ts';
import { logistic, logit, softmax } from '../numeric.ts';
import { type PairFeatures, pairProbability } from '../pack/calibration.ts';
import type { PackManifest, RelationSchema } from '../pack/manifest.ts';
import { type CandidatePair, candidatePairs, type Side } from './candidate-pairs.ts';
import {
  meetings,
  type PairSetting,
  pairFeatures,
  pairSetting,
  type TextOf,
} from './pair-features.ts';
import { oppositeOf, signOfLabel } from './polarity.ts';
import type { RelationEntity } from './relation-entity.ts';
import { STRANGERS_LOG_ODDS, strangersAmong } from './strangers.ts';
import { entityVector } from './vectors.ts';

/** What a schema says of a pair, whatever its threshold. */
export interface PairScore {
  readonly schema: RelationSchema;
  readonly head: Side;
  readonly tail: Side;
  /**
   * The label but 'none' that is likeliest to be right. Where the pack is calibrated this is not always the model's
   * first choice: the words between the two entities count too.
   */
  readonly type: string;
  /** Probability that pair and type are right; 1 - P(none) where the pack has no calibration. */
  readonly score: number;
  readonly features: PairFeatures;
  /** What the model says of each mention pair alone, by `pairKey`; present for claims that several mention pairs speak for. */
  readonly support?: ReadonlyMap<string, number>;
  /** Where the pack's novelty schema speaks about this schema's pairs: whether it reaches its threshold. */
  readonly novel?: boolean;
}

export type Relations = NonNullable<PackManifest['relations']>;

/** Pairs in one run of the relation graph; more would only need more memory. */
const PAIRS_A_RUN = 1024;

/** What the encoder says of the pieces of a window. */
export interface HiddenStates {
  /** [pieces, width], without [CLS] and [SEP]. */
  readonly hidden: Float32Array;
  readonly width: number;
  /** The window's first piece. */
  readonly first: number;
}

/**
 * Scores all candidate pairs of one window.
 *
 * @param groups the window's entities, by first mention
 * @param textOf text of the passage's pieces
 */
export async function scorePairs(
  window: HiddenStates,
  groups: readonly RelationEntity[],
  relations: Relations,
  engine: Engine,
  textOf: TextOf,
): Promise<PairScore[]> {
  const known = groups.filter(({ type }) => relations.entityTypes.includes(type));
  const pairs = candidatePairs(known, relations.schemas);
  const logits = await relationLogits(window, pairs, relations, engine);
  const areStrangers = strangersAmong(known, textOf);
  return pairs.flatMap((pair, index) => {
    const own = logits[index];
    if (!own) return [];
    const met = meetings(pair.head, pair.tail);
    const setting = pairSetting(met, textOf);
    const oddsOfWords = met.every(areStrangers) ? STRANGERS_LOG_ODDS : 0;
    return pair.schemas.map((schema) =>
      readScore(pair, setting, schema, own, relations, oddsOfWords),
    );
  });
}

/** What the relation graph says of each pair: the columns of all schemas. */
export async function relationLogits(
  { hidden, width, first }: HiddenStates,
  pairs: readonly Pick<CandidatePair, 'head' | 'tail'>[],
  relations: Relations,
  engine: Engine,
): Promise<Float32Array[]> {
  if (pairs.length === 0) return [];
  const sides = distinctSides(pairs);
  const entities = new Float32Array(sides.size * width);
  const entityTypes = new Int32Array(sides.size);
  for (const { index, side } of sides.values()) {
    entities.set(entityVector(hidden, width, first, side.mentions), index * width);
    entityTypes[index] = relations.entityTypes.indexOf(side.group.type);
  }
  const found: Float32Array[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_A_RUN) {
    const some = pairs.slice(from, from + PAIRS_A_RUN);
    const indices = some.flatMap(({ head, tail }) => [indexOf(sides, head), indexOf(sides, tail)]);
    const logits = await engine.relate({
      hidden,
      entities,
      entityTypes,
      pairs: Int32Array.from(indices),
    });
    some.forEach((_, row) => {
      found.push(logits.subarray(row * relations.logits, (row + 1) * relations.logits));
    });
  }
  return found;
}

type Sides = Map<string, { readonly index: number; readonly side: Side }>;

function distinctSides(pairs: readonly Pick<CandidatePair, 'head' | 'tail'>[]): Sides {
  const sides: Sides = new Map();
  for (const side of pairs.flatMap(({ head, tail }) => [head, tail])) {
    const key = keyOf(side);
    if (!sides.has(key)) sides.set(key, { index: sides.size, side });
  }
  return sides;
}

/** A side is a group with all its mentions or with one; the group's key alone would confuse the two. */
const keyOf = ({ group, mentions }: Side): string =>
  `${group.key}\n${mentions.map(({ id }) => id).join(' ')}`;

function indexOf(sides: Sides, side: Side): number {
  const found = sides.get(keyOf(side));
  invariant(found, 'every side was collected');
  return found.index;
}

function readScore(
  { head, tail }: CandidatePair,
  setting: PairSetting,
  schema: RelationSchema,
  logits: Float32Array,
  relations: Relations,
  oddsOfWords: number,
): PairScore {
  const probabilities = labelProbabilities(schema, logits);
  const related = 1 - (probabilities[0] ?? 0);
  const claims = schema.labels.slice(1).map((type, label) => {
    const own = probabilities[label + 1] ?? 0;
    const opposite = setting.isLossTaken ? oppositeOf(type) : undefined;
    const other =
      opposite === undefined ? undefined : probabilities[schema.labels.indexOf(opposite)];
    // The words are surer than the model: of the two the label that raises has the larger probability.
    const probability =
      other === undefined ? own : Math[signOfLabel(type) > 0 ? 'max' : 'min'](own, other);
    const features = pairFeatures({ related, label: type, probability }, setting);
    const score = schema.calibration ? pairProbability(features, schema.calibration) : probability;
    return { type, features, score };
  });
  const best = claims.reduce((a, b) => (b.score > a.score ? b : a));
  const said = {
    schema,
    head,
    tail,
    ...best,
    score: schema.calibration ? withOdds(best.score, oddsOfWords) : related,
  };
  if (relations.novelty?.of !== schema.name) return said;
  const noveltySchema = relations.schemas.find(({ name }) => name === relations.novelty?.schema);
  if (!noveltySchema) return said;
  const novelty = labelProbabilities(noveltySchema, logits)[1] ?? 0;
  return { ...said, novel: novelty >= noveltySchema.threshold };
}

/** A probability whose log-odds something is added to. */
const withOdds = (probability: number, more: number): number =>
  more === 0 ? probability : logistic(logit(probability) + more);

export const labelProbabilities = (
  { offset, labels }: RelationSchema,
  logits: Float32Array,
): number[] => [...softmax(logits.subarray(offset, offset + labels.length))];
