import { LIKELY, LIKELY_ENTITY } from '../annotation.ts';
import { remember } from '../remember.ts';
import { entityGroups, groupsOfMentions } from './groups.ts';
import type { EntityGroup, ResolvedMention, ResolvedRelation, TextDocument } from './model.ts';
import { resolvedMentions } from './resolve.ts';
import { relationsOf, resolvedRelations } from './resolve-relations.ts';
import { shownDocument } from './shown-document.ts';

/** Scores from which on mentions and relations count, in [0, 1]. */
export interface LeastScores {
  readonly entities: number;
  readonly relations: number;
}

/** What the page shows at first. */
export const LIKELY_SCORES: LeastScores = { entities: LIKELY_ENTITY, relations: LIKELY };

/** The entities that count: an entity has the score of its surest mention, and what is one once is one everywhere. */
export function likelyGroups(
  groups: readonly EntityGroup[],
  { entities }: LeastScores,
): ReadonlySet<string> {
  return new Set(groups.filter(({ score = 1 }) => score >= entities).map(({ group }) => group));
}

/** Whether an entity is more likely right than not, or a person accepted it. */
export const isLikelyEntity = ({ score = 1, mentions }: EntityGroup): boolean =>
  score >= LIKELY_ENTITY || mentions.some(({ verdict }) => verdict === 'accepted');

/** Whether a relation reaches this score, or a person accepted it. */
export const isAtLeast = ({ verdict, score }: ResolvedRelation, least: number): boolean =>
  verdict === 'accepted' || score >= least;

/** What of a document is likely, and what a person decided on, whatever its score. */
export interface LikelyParts {
  readonly mentions: readonly ResolvedMention[];
  readonly relations: readonly ResolvedRelation[];
}

/** Of a relation both entities count, too. */
export function likelyParts(
  all: LikelyParts,
  groups: readonly EntityGroup[],
  least: LeastScores = LIKELY_SCORES,
): LikelyParts {
  const sure = likelyGroups(groups, least);
  const mentions = all.mentions.filter(
    ({ group, verdict }) => verdict !== 'undecided' || sure.has(group),
  );
  const here = new Set(mentions.map(({ group }) => group));
  const relations = all.relations.filter(
    ({ head, tail, score, verdict }) =>
      verdict !== 'undecided' || (score >= least.relations && here.has(head) && here.has(tail)),
  );
  return { mentions, relations };
}

/** The parts of a document that are likely or decided on. */
export const likelyOf = remember((document: TextDocument): LikelyParts => {
  const mentions = resolvedMentions(document);
  return likelyParts({ mentions, relations: relationsOf(document) }, groupsOfMentions(mentions));
});

/** The document without what is less certain; its text, questions and answers stay whole. */
export function likelyDocument(document: TextDocument, least?: LeastScores): TextDocument {
  const mentions = resolvedMentions(document);
  const all = { mentions, relations: resolvedRelations(document, mentions) };
  const likely = likelyParts(all, entityGroups(mentions), least);
  const isAll =
    likely.mentions.length === mentions.length && likely.relations.length === all.relations.length;
  return isAll ? document : shownDocument(document, likely.mentions, likely.relations);
}
