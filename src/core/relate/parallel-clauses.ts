/** A sentence as rules over its words see it: its names in order, and what is written behind each, up to the next one. */
export interface NamedSentence {
  readonly names: readonly SentenceName[];
  /** As many as names; behind the last, the next words of the sentence. */
  readonly behind: readonly string[];
}

export interface SentenceName {
  /** Id of the mention. */
  readonly id: string;
  /** Key of its entity. */
  readonly key: string;
  readonly type: string;
}

/** Where a clause of its own may begin. */
const JOINT = /;\s|,?\s(?:and|but|while|whereas)\s/giu;
const HAS_JOINT = new RegExp(JOINT.source, 'iu');

const AUXILIARY =
  '(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|must|should|will|would)';
const STEM =
  '(?:increas|enhanc|elevat|upregulat|up-regulat|stimulat|activat|promot|augment|potentiat|induc|caus|provok|trigger|exacerbat|aggravat|worsen|rais|facilitat|elicit|accelerat|decreas|reduc|inhibit|suppress|attenuat|block|downregulat|down-regulat|prevent|antagoni[sz]|abolish|ameliorat|alleviat|lower|diminish|impair|revers|abrogat|repress|counteract|silenc|deplet|mitigat|neutrali[sz]|reliev|inactivat|disrupt|eliminat|target|phosphorylat|modulat|regulat|mediat|affect|alter|bind|treat|interact|improv|kill|act|cure|predict)';
const IRREGULAR = '(?:led|bound|rose|fell|gave|made|shrank|grew|lost|held)';
const ADVERB = '(?:(?:\\w+ly|also|then|still)\\s)?';
/** What a name is said to do something by: 'imatinib treatment reduced'. */
const NOUN =
  '(?:(?:treatment|therapy|administration|exposure|inhibition|blockade|activation|expression|levels?|activity|knockdown|overexpression|signall?ing)\\s)?';
/** Behind a past tense that takes an object; behind a participle stands a preposition: 'IL6 induced by'. */
const OBJECT = '(?!\\s(?:by|in|with|from|on|to|at|for|via|through|during|after|under|of)\\s)';
/** Words behind a name that make it the subject of a clause. */
const VERB_BEHIND = new RegExp(
  `^\\s${NOUN}${ADVERB}(?:(?:${STEM}(?:e?s)|${IRREGULAR})\\b|\\p{L}{3,}ed\\b${OBJECT})|^(?:(?!\\s(?:which|that|who|whose|where|when)\\s)[^,;])*?\\s${AUXILIARY}\\s`,
  'iu',
);

/** A clause that speaks of what another one said is not apart from it. */
const ANAPHORA =
  /\b(?:it|its|itself|them|their|they|this|these|those|such|same|also|too|both|latter|former|effects?|likewise|similarly|thereby|thus|therefore|hence|other|another|combination|together|that of|in turn)\b/iu;

interface Place {
  readonly name: SentenceName;
  /** Text behind the name that is of its own clause. */
  readonly text: string;
}

/** A clause with its own subject, verb and object. */
type Clause = readonly Place[];

/**
 * The clauses of a sentence that each say something complete of their own names: 'A inhibits B, whereas C inhibits D'
 * has two. A clause that points back ('and C prevented this') or names the same entity again belongs to the one before it.
 * One clause with all names where the words do not tell.
 *
 * @returns for each name the number of its clause
 */
export function clauseNumbers({ names, behind }: NamedSentence): readonly number[] {
  const cuts = names.flatMap((_, index) => {
    const text = behind[index] ?? '';
    const last = [...text.matchAll(JOINT)].at(-1);
    return last && index + 1 < names.length
      ? [
          {
            index,
            at: last.index,
            end: last.index + last[0].length,
            isList: /and/iu.test(last[0]),
            isBare: /^\sand/iu.test(last[0]),
          },
        ]
      : [];
  });
  const clauseOf = (from: number, to: number, cut?: (typeof cuts)[number]): Clause =>
    names.slice(from, to).map((name, offset) => {
      const text = behind[from + offset] ?? '';
      return { name, text: cut && cut.index === from + offset ? text.slice(0, cut.at) : text };
    });
  const numbers: number[] = [];
  let start = 0;
  let number = 0;
  for (const cut of cuts) {
    const next = cuts.find(({ index, isBare }) => index > cut.index && (cut.isBare || !isBare));
    // 'whereas C, D, and E reduce F': behind 'whereas' the first verb is that of all three.
    const before = cuts.findLast((other) => other.index < cut.index && !other.isList);
    const left = clauseOf(Math.max(start, (before?.index ?? -1) + 1), cut.index + 1, cut);
    const right = clauseOf(cut.index + 1, next ? next.index + 1 : names.length, next);
    const lead = (behind[cut.index] ?? '').slice(cut.end);
    if (!isComplete(left) || !(isComplete(right) || isGapped(right, left))) continue;
    if (left[0]?.name.type !== right[0]?.name.type) continue;
    // Without a comma 'and' mostly joins names: 'inhibits B and C'.
    if (cut.isBare && !VERB_BEHIND.test(right[0]?.text ?? '')) continue;
    if (ANAPHORA.test([lead, ...right.map(({ text }) => text)].join(' '))) continue;
    if (left.some((one) => right.some((other) => one.name.key === other.name.key))) continue;
    while (numbers.length <= cut.index) numbers.push(number);
    start = cut.index + 1;
    number += 1;
  }
  while (numbers.length < names.length) numbers.push(number);
  return numbers;
}

/** Whether a name is the subject of a verb, and another one follows. */
const isComplete = (clause: Clause): boolean =>
  clause.some(({ text }, index) => index + 1 < clause.length && VERB_BEHIND.test(cutAtJoint(text)));

/** The verb behind 'and' is not of the name before it: 'reduced A and induced B'. */
const cutAtJoint = (text: string): string =>
  text.slice(0, HAS_JOINT.exec(text)?.index ?? text.length);

/** 'A was treated with B, and C with D' */
const isGapped = (clause: Clause, before: Clause): boolean => {
  const [one, other] = clause;
  if (!one || !other || clause.length > 2 || !/^\s(?:with|by)\s$/u.test(one.text)) return false;
  const types = new Set(before.map(({ name }) => name.type));
  return (
    one.name.type !== other.name.type && types.has(one.name.type) && types.has(other.name.type)
  );
};
