import type { Mention } from '../../core/annotation.ts';
import { scoresOf } from '../../core/evaluate/counts.ts';
import {
  addByType,
  type CountsByType,
  countEntities,
  micro,
  type TypedSpan,
} from '../../core/evaluate/entities.ts';
import { reliabilityOf } from '../../core/evaluate/reliability.ts';
import { annotate } from '../../core/read/annotate.ts';
import type { Reader } from '../../core/read/reader.ts';
import { UNCANCELLED } from '../read-all.ts';
import { corpusName, type GoldDocument, readDocuments } from './corpus.ts';
import type { Evaluation, TypedClaim } from './evaluation.ts';

/** Strict F1 of the entities, for the types that the corpus annotates. */
export async function evaluateEntities(
  { corpus, heads, limit }: { corpus: string; heads: string | undefined; limit: number },
  reader: Reader,
  evaluation: Evaluation,
): Promise<object> {
  const guideline = heads ?? reader.manifest.entities.defaultGuideline;
  const types = typesOf(reader, guideline);
  let counts: CountsByType = new Map();
  const said: MentionClaim[] = [];
  let read = { pieces: 0, of: 0 };
  for await (const { place, value } of readDocuments(corpus, limit, evaluation.bad)) {
    const result = await annotate({ text: value.text, guideline }, reader, UNCANCELLED);
    if (!result.ok) {
      evaluation.failed(place, result.error);
      continue;
    }
    const found = result.value;
    counts = addByType(counts, countEntities(value.entities, found.mentions, types));
    said.push(...judged(value.entities, found.mentions));
    read = { pieces: read.pieces + found.read.pieces, of: read.of + found.read.of };
    evaluation.done(place);
  }
  const measured = annotatedTypes(reader, corpusName(corpus), counts);
  const claims = said.filter(({ type }) => measured.has(type));
  evaluation.judged(claims);
  return {
    heads: guideline,
    micro: scoresOf(micro(measured)),
    perType: Object.fromEntries([...measured].map(([type, count]) => [type, scoresOf(count)])),
    reliability: reliabilityOf(claims),
    read,
  };
}

interface MentionClaim extends TypedClaim, Pick<Mention, 'by'> {}

function judged(gold: GoldDocument['entities'], found: readonly Mention[]): MentionClaim[] {
  const keyOf = ({ start, end, type }: TypedSpan) => `${start} ${end} ${type}`;
  const right = new Set(gold.map(keyOf));
  return found.map((mention) => ({
    type: mention.type,
    score: mention.score,
    isRight: right.has(keyOf(mention)),
    ...(mention.by && { by: mention.by }),
  }));
}

const typesOf = (reader: Reader, guideline: string): string[] =>
  reader.manifest.entities.heads
    .filter((head) => head.guideline === guideline)
    .map(({ type }) => type);

/** The types that a corpus annotates: those of the pack's heads, or for other corpora, those that occur. */
function annotatedTypes(reader: Reader, corpus: string, counts: CountsByType): CountsByType {
  const own = typesOf(reader, corpus);
  return new Map(
    [...counts].filter(([type, { gold }]) => (own.length > 0 ? own.includes(type) : gold > 0)),
  );
}
