import type { Engine } from '../engine.ts';
import { invariant } from '../errors.ts';
import { softmax } from '../numeric.ts';
import type { PackManifest, RelationSchema } from '../pack/manifest.ts';
import { type Candidate, candidates, type Side } from './candidates.ts';
import type { EntityGroup } from './entity-group.ts';
import { entityVector } from './vectors.ts';

/** What a schema says of a pair, whatever its threshold. */
export interface PairScore {
  readonly schema: RelationSchema;
  readonly head: Side;
  readonly tail: Side;
  /** Best label but 'none'. */
  readonly type: string;
  /** 1 - P(none) */
  readonly score: number;
  /** Where the pack's novelty schema speaks about this schema's pairs: whether it reaches its threshold. */
  readonly novel?: boolean;
}

type Relations = NonNullable<PackManifest['relations']>;

/** Pairs in one run of the relation graph; more would only need more memory. */
const PAIRS_A_RUN = 1024;

/**
 * Scores all candidate pairs of one window.
 *
 * @param hidden [pieces, width] of the window without [CLS] and [SEP]
 * @param offset the window's first piece
 * @param groups the window's entities, by first mention
 */
export async function scorePairs(
  hidden: Float32Array,
  width: number,
  offset: number,
  groups: readonly EntityGroup[],
  relations: Relations,
  engine: Engine,
): Promise<PairScore[]> {
  const known = groups.filter(({ type }) => relations.entityTypes.includes(type));
  const pairs = candidates(known, relations.schemas);
  if (pairs.length === 0) return [];
  const sides = distinctSides(pairs);
  const entities = new Float32Array(sides.size * width);
  const entityTypes = new Int32Array(sides.size);
  for (const { index, side } of sides.values()) {
    entities.set(entityVector(hidden, width, offset, side.mentions), index * width);
    entityTypes[index] = relations.entityTypes.indexOf(side.group.type);
  }

  const scores: PairScore[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_A_RUN) {
    const some = pairs.slice(from, from + PAIRS_A_RUN);
    const indices = some.flatMap(({ head, tail }) => [indexOf(sides, head), indexOf(sides, tail)]);
    const logits = await engine.relate({
      hidden,
      entities,
      entityTypes,
      pairs: Int32Array.from(indices),
    });
    some.forEach((pair, row) => {
      const own = logits.subarray(row * relations.logits, (row + 1) * relations.logits);
      for (const schema of pair.schemas) scores.push(readScore(pair, schema, own, relations));
    });
  }
  return scores;
}

type Sides = Map<string, { readonly index: number; readonly side: Side }>;

function distinctSides(pairs: readonly Candidate[]): Sides {
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
  { head, tail }: Candidate,
  schema: RelationSchema,
  logits: Float32Array,
  relations: Relations,
): PairScore {
  const probabilities = labelProbabilities(schema, logits);
  const best = probabilities
    .map((probability, label) => ({ probability, label }))
    .slice(1)
    .reduce((a, b) => (b.probability > a.probability ? b : a));
  const said = {
    schema,
    head,
    tail,
    type: schema.labels[best.label] ?? '',
    score: 1 - (probabilities[0] ?? 0),
  };
  if (relations.novelty?.of !== schema.name) return said;
  const noveltySchema = relations.schemas.find(({ name }) => name === relations.novelty?.schema);
  if (!noveltySchema) return said;
  const novelty = labelProbabilities(noveltySchema, logits)[1] ?? 0;
  return { ...said, novel: novelty >= noveltySchema.threshold };
}

const labelProbabilities = ({ offset, labels }: RelationSchema, logits: Float32Array): number[] => [
  ...softmax(logits.subarray(offset, offset + labels.length)),
];
