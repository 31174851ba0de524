import {
  addConcepts,
  addLinks,
  type ConceptCounts,
  type ConceptMention,
  countConcepts,
  countLink,
  type LinkCounts,
  NO_CONCEPTS,
  NO_LINKS,
} from '../../core/evaluate/concepts.ts';
import { scoresOf } from '../../core/evaluate/counts.ts';
import { type LinkableMention, link } from '../../core/link/link.ts';
import { isLinkable } from '../../core/link/linkable.ts';
import { saidConcept } from '../../core/link/said-concept.ts';
import type { Reader } from '../../core/read/reader.ts';
import { ok } from '../../core/result.ts';
import type { Linker } from '../open-node-lexicon.ts';
import { type GoldDocument, readDocuments } from './corpus.ts';
import type { Evaluation } from './evaluation.ts';
import { foundMentions } from './found-mentions.ts';
import { goldConcepts } from './gold-concepts.ts';

interface Tally {
  readonly links: LinkCounts;
  readonly concepts: ConceptCounts;
}

const NONE: Tally = { links: NO_LINKS, concepts: NO_CONCEPTS };

/**
 * Quality of linking. Without a reader, gold mentions are linked: `accuracy` at 1 and at 5, over those with a gold
 * concept. With a reader, mentions are found first, and `spans` and `documents` evaluate both steps.
 */
export async function evaluateLinking(
  { corpus, limit, heads }: { corpus: string; limit: number; heads: string | undefined },
  { lexicon, own }: Linker,
  reader: Reader | undefined,
  evaluation: Evaluation,
): Promise<object> {
  const tallies = new Map<string, Tally>();
  /** Types that the gold standard links anywhere. Only these are scored, from the first document on. */
  const goldTypes = new Set<string>();
  let linkedMentions = 0;
  let linkMs = 0;
  for await (const { place, value } of readDocuments(corpus, limit, evaluation.bad)) {
    const gold = goldMentions(value);
    const mentions = reader ? await foundMentions(value.text, reader, heads) : ok(gold);
    if (!mentions.ok) {
      evaluation.failed(place, mentions.error);
      continue;
    }
    const startedAt = performance.now();
    const offered = link(value.text, mentions.value, lexicon, { own });
    linkMs += performance.now() - startedAt;
    linkedMentions += mentions.value.length;
    const ids = offered.map((concepts) => concepts.map(({ id }) => id));
    const said = mentions.value.map((mention, index) => ({
      ...mention,
      concepts: [saidConcept(offered[index] ?? [])?.id ?? []].flat(),
    }));
    for (const { type, concepts } of gold) {
      if (concepts.length > 0 && isLinkable(type)) goldTypes.add(type);
    }
    for (const type of new Set([...gold, ...said].map((mention) => mention.type))) {
      const before = tallies.get(type) ?? NONE;
      const links = reader
        ? NO_LINKS
        : gold.reduce(
            (sum, mention, index) =>
              mention.type === type && mention.concepts.length > 0
                ? addLinks(sum, countLink(mention.concepts, ids[index] ?? []))
                : sum,
            NO_LINKS,
          );
      tallies.set(type, {
        links: addLinks(before.links, links),
        concepts: addConcepts(before.concepts, countConcepts(gold, said, type)),
      });
    }
    evaluation.done(place);
  }
  return {
    mentions: reader ? 'found' : 'gold',
    perType: Object.fromEntries(
      [...goldTypes].map((type) => [type, scores(tallies.get(type) ?? NONE, reader !== undefined)]),
    ),
    microsecondsPerMention: Math.round((1000 * linkMs) / Math.max(1, linkedMentions)),
  };
}

type Gold = LinkableMention & ConceptMention;

const goldMentions = ({ text, entities }: GoldDocument): Gold[] =>
  entities.map(({ start, end, type, concept }) => ({
    start,
    end,
    type,
    text: text.slice(start, end),
    concepts: goldConcepts(type, concept ?? []),
  }));

function scores({ links, concepts }: Tally, isEndToEnd: boolean): object {
  const { mentions, first, amongFive, unmatched } = links;
  const percent = (part: number) => Math.round((10_000 * part) / Math.max(1, mentions)) / 100;
  const documents = scoresOf(concepts.documents);
  if (isEndToEnd) return { spans: scoresOf(concepts.spans), documents };
  return {
    mentions,
    accuracy: { at1: percent(first), at5: percent(amongFive) },
    unmatched,
    documents,
  };
}
