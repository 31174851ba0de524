import { append } from '../grouped.ts';
import { isOthersTarget } from './others-target.ts';
import type { MentionPair, TextOf } from './pair-features.ts';
import { clauseNumbers, type NamedSentence } from './parallel-clauses.ts';
import type { RelationEntity, RelationMention } from './relation-entity.ts';

/**
 * Added to the log-odds of a claim about two mentions that a sentence keeps apart. Of such pairs of a chemical and a gene
 * in DrugProt's training and development documents 5 % are related (20 of 396), of all others in one sentence 36 %
 * (12,757 of 35,810).
 */
export const STRANGERS_LOG_ODDS = -2.4;

/** Words behind a sentence's last name that may still say something of it. */
const AFTER = 12;
/** Lists of more names are no sentences. */
const MOST_NAMES = 30;

/**
 * Finds pairs of mentions that one sentence keeps apart by its words: each belongs to a clause of its own
 * (`parallel-clauses.ts`), or one is said to be the target of another chemical (`others-target.ts`).
 *
 * @param groups all entities of a window
 */
export function strangersAmong(
  groups: readonly RelationEntity[],
  textOf: TextOf,
): (pair: MentionPair) => boolean {
  const places = new Map<string, { sentence: ReadSentence; at: number }>();
  for (const mentions of bySentence(groups)) {
    const sentence = readSentence(mentions, textOf);
    mentions.forEach(({ mention }, at) => {
      places.set(mention.id, { sentence, at });
    });
  }
  return ({ head, tail }) => {
    const one = places.get(head.id);
    const other = places.get(tail.id);
    if (!one || !other || one.sentence !== other.sentence) return false;
    const { words, clauses } = one.sentence;
    if (clauses[one.at] !== clauses[other.at]) return true;
    const [first, second] = [words.names[one.at]?.type, words.names[other.at]?.type];
    if (first === 'Chemical' && second === 'Gene') return isOthersTarget(words, one.at, other.at);
    if (first === 'Gene' && second === 'Chemical') return isOthersTarget(words, other.at, one.at);
    return false;
  };
}

interface ReadSentence {
  readonly words: NamedSentence;
  readonly clauses: readonly number[];
}

interface Named {
  readonly mention: RelationMention;
  readonly key: string;
  readonly type: string;
}

/** The mentions of each sentence that has several, in text order; those that overlap one before them are left out. */
function bySentence(groups: readonly RelationEntity[]): readonly (readonly Named[])[] {
  const sentences = new Map<number, Named[]>();
  for (const { key, type, mentions } of groups) {
    for (const mention of mentions) append(sentences, mention.sentence, { mention, key, type });
  }
  return [...sentences.values()].flatMap((named) => {
    const apart: Named[] = [];
    for (const one of named.sort((a, b) => a.mention.first - b.mention.first)) {
      if (one.mention.first >= (apart.at(-1)?.mention.end ?? 0)) apart.push(one);
    }
    return apart.length > 1 && apart.length <= MOST_NAMES ? [apart] : [];
  });
}

function readSentence(mentions: readonly Named[], textOf: TextOf): ReadSentence {
  const behind = mentions.map(({ mention: { first, end } }, index) => {
    const own = textOf(first, end).length;
    const next = mentions[index + 1]?.mention;
    if (!next)
      return (
        textOf(first, end + AFTER)
          .slice(own)
          .split(/[.!?]\s/u)[0] ?? ''
      );
    const all = textOf(first, next.end);
    return all.slice(own, all.length - textOf(next.first, next.end).length);
  });
  const names = mentions.map(({ mention: { id }, key, type }) => ({ id, key, type }));
  const words = { names, behind };
  return { words, clauses: clauseNumbers(words) };
}
