import { exactKeyOf, textKeyOf } from '../bibliography/duplicates.ts';
import { type Facts, factsOf } from '../bibliography/facts.ts';
import { contextReader } from '../context/context.ts';
import { reviewOf } from '../document/edits/review.ts';
import { entityGroups } from '../document/groups.ts';
import { likelyParts } from '../document/likely.ts';
import {
  isComplete,
  type ResolvedMention,
  type ResolvedRelation,
  type Stamp,
  type TextDocument,
} from '../document/model.ts';
import { mentionContext, relationContext } from '../document/relation-context.ts';
import { resolvedMentions } from '../document/resolve.ts';
import { resolvedRelations } from '../document/resolve-relations.ts';
import { type NearConcepts, nearConcepts } from './near-concepts.ts';

/**
 * What lists, searches and tables know of a document without opening it. It follows from the document alone and can be
 * made again at any time. What a person rejected is not in it.
 */
export interface Digest {
  /** Of what it was made by; another version makes it again. */
  readonly version: typeof DIGEST_VERSION;
  readonly facts: Facts;
  readonly textKey?: string;
  /** UTF-16 code units of the text. */
  readonly length: number;
  /** `empty`: there is nothing to read. */
  readonly status: 'empty' | 'unread' | 'partly' | 'read';
  /** `id@version` of the pack that read it. */
  readonly model?: string;
  /** Mentions that are likely, or that a person decided on (`document/likely.ts`). */
  readonly mentions: number;
  /** Mentions and relations that a person decided on, and how many there are to decide on. */
  readonly decided: number;
  readonly decidable: number;
  /** When and by whom the document was reviewed; absent: it is not reviewed. */
  readonly reviewed?: Stamp;
  /** By likely mentions, the most frequent first; then the less certain ones. */
  readonly concepts: readonly DigestConcept[];
  readonly relations: readonly DigestRelation[];
  /** Concepts that likely mentions name in one sentence, and in how many sentences; those of most sentences. */
  readonly near: readonly NearConcepts[];
}

export const DIGEST_VERSION = 6;

export interface DigestConcept {
  /** Of its vocabulary; absent: it is known by its name alone. */
  readonly id?: string;
  readonly name: string;
  readonly type: string;
  /** Likely ones; 0: the concept is less certain here. */
  readonly mentions: number;
  /** Less certain ones; absent: none. */
  readonly unsure?: number;
  /** How many of the likely and of the less certain ones the text denies; absent: none. */
  readonly denied?: number;
  readonly deniedUnsure?: number;
  /** Names that it has in the text, without `name`. */
  readonly names?: readonly string[];
}

export interface DigestRelation {
  readonly type: string;
  /** Places in `concepts`. */
  readonly head: number;
  readonly tail: number;
  readonly directed: boolean;
  /** It is less certain. */
  readonly isUnsure?: true;
  /** The text denies it. */
  readonly negated?: true;
  /** The text only supposes it. */
  readonly speculative?: true;
  /** Where its two mentions begin, of the pairs that stand closest together: UTF-16. */
  readonly evidence: readonly (readonly [head: number, tail: number])[];
}

/** Pairs of mentions that are kept of a relation. */
const MAX_EVIDENCE = 4;

export function digestOf(document: TextDocument): Digest {
  const { reading, text, decisions } = document;
  const facts = factsOf(document);
  const mentions = resolvedMentions(document);
  const relations = resolvedRelations(document, mentions);
  const likely = likelyParts({ mentions, relations }, entityGroups(mentions));
  const sure = new Set<ResolvedMention | ResolvedRelation>([
    ...likely.mentions,
    ...likely.relations,
  ]);
  const contextOf = contextReader(text);
  const counted = conceptsOf(mentions, sure, contextOf);
  const places = new Map(counted.map(({ group }, index) => [group, index]));
  const { title, imported } = document;
  const textKey =
    textKeyOf(facts.title, text) ??
    exactKeyOf({ title, text, from: imported?.from, info: imported?.info });
  const review = reviewOf(document);
  const decided = [...mentions, ...relations].filter(({ verdict }) => verdict !== 'undecided');
  return {
    version: DIGEST_VERSION,
    facts,
    ...(textKey !== undefined && { textKey }),
    length: text.length,
    status: !/\S/u.test(text)
      ? 'empty'
      : reading === undefined
        ? 'unread'
        : isComplete(reading)
          ? 'read'
          : 'partly',
    ...(reading && { model: `${reading.by.pack.id}@${reading.by.pack.version}` }),
    mentions: counted.reduce((sum, { concept }) => sum + concept.mentions, 0),
    decided: decided.length + decisions.filter(({ kind }) => kind === 'concept').length,
    decidable: mentions.length + relations.length,
    ...(review && { reviewed: stampOf(review) }),
    concepts: counted.map(({ concept }) => concept),
    relations: relationsOf(mentions, relations, sure, places, contextOf),
    near: nearConcepts(text, likely.mentions, places),
  };
}

const stampOf = ({ at, curator }: Stamp): Stamp => ({
  ...(at !== undefined && { at }),
  ...(curator !== undefined && { curator }),
});

type Sure = ReadonlySet<ResolvedMention | ResolvedRelation>;
type ContextOf = ReturnType<typeof contextReader>;

function conceptsOf(mentions: readonly ResolvedMention[], sure: Sure, contextOf: ContextOf) {
  const standing = mentions.filter(({ verdict }) => verdict !== 'rejected');
  return entityGroups(standing)
    .map(({ group, name, type, link, mentions: members }) => {
      const count = members.filter((one) => sure.has(one)).length;
      const denied = members.filter((one) => mentionContext(one, contextOf).negated === true);
      const deniedSure = denied.filter((one) => sure.has(one)).length;
      const deniedUnsure = denied.length - deniedSure;
      const vocabulary = link?.concept;
      const shown = vocabulary && link.by !== 'file' ? vocabulary.name : name;
      const names = [...new Set(members.map((one) => one.text))].filter((one) => one !== shown);
      const concept: DigestConcept = {
        ...(vocabulary && { id: vocabulary.id }),
        name: shown,
        type,
        mentions: count,
        ...(count < members.length && { unsure: members.length - count }),
        ...(deniedSure > 0 && { denied: deniedSure }),
        ...(deniedUnsure > 0 && { deniedUnsure }),
        ...(names.length > 0 && { names }),
      };
      return { group, concept };
    })
    .sort(
      ({ concept: a }, { concept: b }) =>
        b.mentions - a.mentions || (b.unsure ?? 0) - (a.unsure ?? 0),
    );
}

function relationsOf(
  mentions: readonly ResolvedMention[],
  relations: readonly ResolvedRelation[],
  sure: Sure,
  places: ReadonlyMap<string, number>,
  contextOf: ContextOf,
): readonly DigestRelation[] {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  return relations.flatMap((relation): readonly DigestRelation[] => {
    const { type, head, tail, directed, verdict, evidence } = relation;
    const [from, to] = [places.get(head), places.get(tail)];
    if (from === undefined || to === undefined || verdict === 'rejected') return [];
    return [
      {
        ...{ type, head: from, tail: to, directed },
        ...(!sure.has(relation) && { isUnsure: true as const }),
        ...relationContext(relation, byId, contextOf),
        evidence: evidence.slice(0, MAX_EVIDENCE).flatMap((pair) => {
          const [a, b] = [byId.get(pair.head), byId.get(pair.tail)];
          return a && b ? [[a.start, b.start] as const] : [];
        }),
      },
    ];
  });
}
