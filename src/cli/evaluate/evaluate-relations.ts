import { LIKELY } from '../../core/annotation.ts';
import { type Counts, scoresOf } from '../../core/evaluate/counts.ts';
import { addByType, type CountsByType } from '../../core/evaluate/entities.ts';
import {
  addRelations,
  countRelations,
  countRelationTypes,
  type GoldRelation,
  judgedRelations,
  NO_RELATIONS,
  type RelationClaim,
  type RelationCounts,
} from '../../core/evaluate/relations.ts';
import { reliabilityOf } from '../../core/evaluate/reliability.ts';
import type { RelationSchema } from '../../core/pack/manifest.ts';
import type { Reader } from '../../core/read/reader.ts';
import { type GivenMention, relateGiven } from '../../core/read/relate.ts';
import type { PairScore } from '../../core/relate/score-pairs.ts';
import { ok } from '../../core/result.ts';
import { outermost } from '../../core/text/span.ts';
import { UNCANCELLED } from '../read-all.ts';
import { type GoldDocument, readDocuments } from './corpus.ts';
import type { Evaluation } from './evaluation.ts';
import { foundMentions } from './found-mentions.ts';

interface Asked {
  readonly corpus: string;
  readonly limit: number;
  /** Guideline for finding mentions. */
  readonly heads: string | undefined;
  readonly goldMentions: boolean;
}

interface SchemaTally {
  readonly schema: RelationSchema;
  readonly counts: RelationCounts;
  readonly byType: CountsByType;
  readonly hasNovelty: boolean;
  readonly claims: readonly RelationClaim[];
}

/**
 * Strict F1 of relations between gold entities or, end to end, between entities that the model finds. A found mention
 * stands for the gold entity of a mention with the same start, end and type; any other one is a separate entity, so
 * that its relations are wrong. Linking to concepts is not evaluated. The schema is the one whose labels the corpus
 * uses; among several (today no two share a label), the one with the most gold relations.
 */
export async function evaluateRelations(
  { corpus, limit, heads, goldMentions }: Asked,
  reader: Reader,
  evaluation: Evaluation,
): Promise<object> {
  const schemas = (reader.manifest.relations?.schemas ?? []).filter(
    ({ pairs }) => pairs.length > 0,
  );
  let tallies = schemas.map(
    (schema): SchemaTally => ({
      schema,
      counts: NO_RELATIONS,
      byType: new Map(),
      hasNovelty: false,
      claims: [],
    }),
  );
  for await (const { place, value } of readDocuments(corpus, limit, evaluation.bad)) {
    const gold = givenMentions(value);
    const mentions = goldMentions ? ok(gold) : await foundAsGold(value.text, gold, reader, heads);
    const scores = mentions.ok
      ? await relateGiven(value.text, mentions.value, reader, UNCANCELLED)
      : mentions;
    if (!scores.ok) {
      evaluation.failed(place, scores.error);
      continue;
    }
    tallies = tallies.map((tally) => added(tally, value.relations, scores.value));
    evaluation.done(place);
  }
  const [measured] = tallies.sort((a, b) => b.counts.pair.gold - a.counts.pair.gold);
  if (!measured || measured.counts.pair.gold === 0) return { schema: null };
  const { schema, counts, byType, hasNovelty, claims } = measured;
  evaluation.judged(claims);
  const likely = claims.filter(({ score }) => score >= LIKELY);
  return {
    schema: schema.name,
    mentions: goldMentions ? 'gold' : 'found',
    ...(heads !== undefined && !goldMentions && { heads }),
    threshold: schema.threshold,
    micro: scoresOf(counts.type),
    perType: Object.fromEntries([...byType].map(([type, count]) => [type, scoresOf(count)])),
    pair: scoresOf(counts.pair),
    likely: scoresOf({
      correct: likely.filter(({ isRight }) => isRight).length,
      predicted: likely.length,
      gold: counts.type.gold,
    }),
    reliability: reliabilityOf(claims),
    ...(hasNovelty && { novelty: scoresOf(counts.novel), all: scoresOf(counts.all) }),
  } satisfies Record<string, unknown> & { readonly pair: Counts };
}

function added(
  tally: SchemaTally,
  relations: GoldDocument['relations'],
  scores: readonly PairScore[],
): SchemaTally {
  const { schema } = tally;
  const gold: GoldRelation[] = relations.filter(({ type }) => schema.labels.includes(type));
  const own = scores.filter((score) => score.schema.name === schema.name);
  return {
    schema,
    counts: addRelations(tally.counts, countRelations(gold, own)),
    byType: addByType(tally.byType, countRelationTypes(gold, own, schema.labels.slice(1))),
    hasNovelty: tally.hasNovelty || gold.some(({ novel }) => novel !== undefined),
    claims: [...tally.claims, ...judgedRelations(gold, own)],
  };
}

/** The gold entities to which the relations refer: concepts (several for a composite mention), or single mentions. */
function givenMentions({ entities, relations }: GoldDocument): GivenMention[] {
  const byConcept = relations.some(({ level }) => level === 'concept');
  return entities.map(({ id, start, end, type, concept }) => ({
    id,
    start,
    end,
    type,
    groups: byConcept && concept && concept.length > 0 ? concept : [id],
  }));
}

/** The model's mentions and relations, under the names of the gold entities that they match. */
async function foundAsGold(
  text: string,
  gold: readonly GivenMention[],
  reader: Reader,
  heads: string | undefined,
) {
  const result = await foundMentions(text, reader, heads);
  if (!result.ok) return result;
  const key = ({ start, end, type }: Pick<GivenMention, 'start' | 'end' | 'type'>) =>
    `${start} ${end} ${type}`;
  const known = new Map(gold.map((mention) => [key(mention), mention.groups]));
  return ok(
    outermost(result.value).map((mention): GivenMention => {
      const { id, start, end, type, group } = mention;
      return {
        id,
        start,
        end,
        type,
        groups: known.get(key(mention)) ?? [`found ${type} ${group}`],
      };
    }),
  );
}
