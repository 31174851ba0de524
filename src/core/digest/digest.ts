import { textKeyOf } from '../bibliography/duplicates.ts';
import { type Facts, factsOf } from '../bibliography/facts.ts';
import { entityGroups } from '../document/groups.ts';
import { isComplete, type TextDocument } from '../document/model.ts';
import { resolvedMentions } from '../document/resolve.ts';
import { resolvedRelations } from '../document/resolve-relations.ts';

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
  readonly mentions: number;
  /** Mentions and relations that a person decided on, and how many there are to decide on. */
  readonly decided: number;
  readonly decidable: number;
  /** By mentions, the most frequent first. */
  readonly concepts: readonly DigestConcept[];
  readonly relations: readonly DigestRelation[];
}

export const DIGEST_VERSION = 1;

export interface DigestConcept {
  /** Of its vocabulary; absent: it is known by its name alone. */
  readonly id?: string;
  readonly name: string;
  readonly type: string;
  readonly mentions: number;
  /** Names that it has in the text, without `name`. */
  readonly names?: readonly string[];
}

export interface DigestRelation {
  readonly type: string;
  /** Places in `concepts`. */
  readonly head: number;
  readonly tail: number;
  readonly directed: boolean;
}

export function digestOf(document: TextDocument): Digest {
  const { reading, text, decisions } = document;
  const facts = factsOf(document);
  const mentions = resolvedMentions(document);
  const standing = mentions.filter(({ verdict }) => verdict !== 'rejected');
  const relations = resolvedRelations(document, mentions);
  const groups = [...entityGroups(standing)].sort((a, b) => b.mentions.length - a.mentions.length);
  const places = new Map(groups.map(({ group }, index) => [group, index]));
  const textKey = textKeyOf(facts.title, text);
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
    mentions: standing.length,
    decided: decided.length + decisions.filter(({ kind }) => kind === 'concept').length,
    decidable: mentions.length + relations.length,
    concepts: groups.map(({ name, type, link, mentions: members }) => {
      const names = [...new Set(members.map((one) => one.text))].filter((one) => one !== name);
      const concept = link?.concept;
      return {
        ...(concept && { id: concept.id }),
        name: concept && link.by !== 'file' ? concept.name : name,
        type,
        mentions: members.length,
        ...(names.length > 0 && { names }),
      };
    }),
    relations: relations.flatMap(({ type, head, tail, directed, verdict }) => {
      const [from, to] = [places.get(head), places.get(tail)];
      if (from === undefined || to === undefined || verdict === 'rejected') return [];
      return [{ type, head: from, tail: to, directed }];
    }),
  };
}
