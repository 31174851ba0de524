import { type Context, mentionContexts } from '../../context/context.ts';
import { sentenceSpans } from '../../text/sentences.ts';
import { contains, overlaps, type Span } from '../../text/span.ts';
import { ANY_VERB, type VerbForm, verbOf } from './verbs.ts';

/** A question whose answer the text is known to hold. */
export interface CandidateQuestion {
  readonly question: string;
  /** Where the answer stands. UTF-16, half-open. */
  readonly expected: Span;
  /** The sentence that it was made of. */
  readonly sentence: Span;
}

export interface NamedMention extends Span {
  readonly type: string;
}

interface Clause {
  readonly text: string;
  readonly mentions: readonly NamedMention[];
  readonly sentence: Span;
}

/**
 * Questions that a text answers, made of its own sentences: of 'Aspirin reduced the risk of stroke' come 'What does aspirin reduce?' and
 * 'What reduced the risk of stroke?'. Only sentences that state something are taken, in which both sides of the verb name an
 * entity, and whose words before and behind the verb are few and hold no second clause, negation, doubt or pronoun.
 * Whether a reader finds the answer where it stands is for the caller to see (round-trip consistency, Alberti et al. 2019,
 * doi:10.18653/v1/P19-1620).
 *
 * @param mentions those that stand, in text order
 */
export function candidateQuestions(
  text: string,
  mentions: readonly NamedMention[],
): readonly CandidateQuestion[] {
  const contexts = mentionContexts(text, mentions);
  return sentenceSpans(text).flatMap((sentence) => {
    const within = mentions.flatMap((mention, index) =>
      contains(sentence, mention) ? [{ mention, context: contexts[index] ?? {} }] : [],
    );
    if (within.length === 0 || within.some(({ context }) => isDoubted(context))) return [];
    const clause = { text, sentence, mentions: within.map(({ mention }) => mention) };
    return [...ofActive(clause), ...ofPassive(clause), ...ofRelated(clause), ...ofNumber(clause)];
  });
}

const isDoubted = ({ negated, speculative }: Context): boolean => Boolean(negated ?? speculative);

const ADVERBS = '(?:(?:also|then|further|both|\\w+ly) )?';

/** 'S inhibits O': asks for either. */
function ofActive(clause: Clause): CandidateQuestion[] {
  return matchesOf(clause, new RegExp(` ${ADVERBS}(${ANY_VERB}) `, 'giu')).flatMap(
    ({ at, groups }) => {
      const verb = verbOf(groups[0] ?? '');
      const subject = phraseBefore(clause, at.start);
      const object = phraseBehind(clause, at.end);
      if (!verb || !subject || !object) return [];
      const help = { base: 'do', third: 'does', past: 'did' }[verb.form];
      return [
        {
          question: `What ${help} ${said(clause, subject)} ${verb.base}?`,
          expected: object,
          sentence: clause.sentence,
        },
        {
          question: `What ${asSubject(verb)} ${said(clause, object)}?`,
          expected: subject,
          sentence: clause.sentence,
        },
      ];
    },
  );
}

/** 'O was inhibited by S': asks for S. */
function ofPassive(clause: Clause): CandidateQuestion[] {
  const pattern = new RegExp(` (was|were|is|are) ${ADVERBS}(${ANY_VERB}) by `, 'giu');
  return matchesOf(clause, pattern).flatMap(({ at, groups: [help = '', form = ''] }) => {
    const verb = verbOf(form);
    const object = phraseBefore(clause, at.start);
    const subject = phraseBehind(clause, at.end);
    if (verb?.form !== 'past' || !subject || !object) return [];
    const asked = /^w/iu.test(help) ? verb.past : verb.third;
    const question = `What ${asked} ${said(clause, object)}?`;
    return [{ question, expected: subject, sentence: clause.sentence }];
  });
}

/** 'S was associated with O': asks for O. */
function ofRelated(clause: Clause): CandidateQuestion[] {
  const pattern = new RegExp(
    ` (was|were|is|are) ${ADVERBS}(associated|treated|correlated|infected) with `,
    'giu',
  );
  return matchesOf(clause, pattern).flatMap(({ at, groups: [help = '', form = ''] }) => {
    const subject = phraseBefore(clause, at.start, true);
    const object = phraseBehind(clause, at.end);
    if (!subject || !object) return [];
    const question = `What ${help} ${said(clause, subject)} ${form} with?`;
    return [{ question, expected: object, sentence: clause.sentence }];
  });
}

/** '312 patients with X were enrolled': asks for the number. */
function ofNumber(clause: Clause): CandidateQuestion[] {
  const { sentence } = clause;
  const pattern =
    /(?<![\p{N}\p{L}.,-]) ?(\d[\d,]*) ((?:consecutive |adult |male |female |healthy )?(?:patients|women|men|children|adults|participants|volunteers|infants|individuals|mice|rats)(?: with ([^,.;:()]{3,60}?))?) (were|received) ([\w-]+)/giu;
  return matchesOf(clause, pattern).flatMap(
    ({ at, groups: [number = '', who = '', , help, next = ''] }) => {
      const start = at.start + clause.text.slice(at.start, at.end).indexOf(number);
      const expected = { start, end: start + number.length };
      const isCounted = clause.mentions.some((one) => contains(at, one));
      if (!isCounted || /\b(?:and|or|who|that)\b/iu.test(who)) return [];
      if (
        help === 'were' &&
        !/^(?:enrolled|randomi[sz]ed|included|recruited|treated|studied|analy[sz]ed|followed|screened|examined)$/iu.test(
          next,
        )
      )
        return [];
      if (help === 'received') return [];
      return [{ question: `How many ${who} were ${next}?`, expected, sentence }];
    },
  );
}

/** The verb of a question that asks for the subject, whose number is not known. */
const asSubject = ({ form, third, past }: VerbForm): string => (form === 'past' ? past : third);

function matchesOf({ text, sentence }: Clause, pattern: RegExp) {
  return [...text.slice(sentence.start, sentence.end).matchAll(pattern)].map((match) => {
    const start = sentence.start + match.index;
    return { at: { start, end: start + match[0].length }, groups: match.slice(1) };
  });
}

const MAX_WORDS = 8;
/** Words that make a phrase a clause, a doubt, a denial, or one that cannot be understood alone. */
const OUT =
  /\b(?:was|were|is|are|be|been|has|have|had|can|could|may|might|must|should|would|will|did|do|does|not|no|nor|neither|never|without|cannot|fail(?:s|ed)?|it|they|we|this|these|those|them|which|who|whom|whose|there|its|their|our|he|she|his|her|such|other|others|former|latter|either|same|respectively|showed|found|suggests?|if|when|how|to)\b/iu;
const OPEN_END =
  /(?:^|\s)(?:a|an|the|and|or|of|in|on|at|by|with|for|from|than|as|but|both|also|only|more|less|most|whether|into|via|per|versus|vs|while|whereas)$/iu;
const ENDS =
  /[,.;:()[\]?!]|\s(?:and|or|but|which|that|who|in|on|by|with|through|via|from|to|for|at|as|when|while|whereas|during|after|before|using|compared|than|without|within|among|because|if|although|into|upon|under|over|both|were|was|is|are)(?=\s)/iu;
const BEGINS = /[,;:()[\]]\s*|\b(?:that|whereas|while|because|although|but|however)\s+/giu;

/** What a verb has for its subject, when it can stand alone. `isAnyone`: it need not name an entity ('patients'). */
function phraseBefore(clause: Clause, end: number, isAnyone = false): Span | undefined {
  const { text, sentence } = clause;
  const before = text.slice(sentence.start, end);
  const border = [...before.matchAll(BEGINS)].at(-1);
  const start = sentence.start + (border ? border.index + border[0].length : 0);
  return standing(clause, { start, end }, isAnyone);
}

function phraseBehind(clause: Clause, start: number): Span | undefined {
  const { text, sentence } = clause;
  const behind = text.slice(start, sentence.end);
  const end = start + (ENDS.exec(behind)?.index ?? behind.length);
  return standing(clause, { start, end }, false);
}

function standing(clause: Clause, span: Span, isAnyone: boolean): Span | undefined {
  const { text, mentions } = clause;
  const phrase = text.slice(span.start, span.end);
  if (phrase.trim() !== phrase || phrase === '' || /\s{2}|\n/u.test(phrase)) return undefined;
  const words = phrase.split(' ');
  if (words.length > MAX_WORDS || OUT.test(phrase) || OPEN_END.test(phrase)) return undefined;
  if (!/^["'“‘]?[\p{L}\p{N}α-ω]/u.test(phrase) || /^(?:and|or|of|in|with|by)\b/iu.test(phrase))
    return undefined;
  const held = mentions.filter((one) => contains(span, one));
  const isCut = mentions.some((one) => !contains(span, one) && overlaps(one, span));
  const isKnown =
    held.length > 0 ||
    (isAnyone && /^(?:the )?(?:patients|mice|rats|participants|cells)$/iu.test(phrase));
  return isCut || !isKnown ? undefined : span;
}

/** A phrase within a question: a capital that only the front of a sentence gave it is taken back. */
function said({ text, sentence, mentions }: Clause, { start, end }: Span): string {
  const phrase = text.slice(start, end);
  const [first = ''] = /^[\p{L}-]+/u.exec(phrase) ?? [];
  if (start !== sentence.start || !/^(?:A|\p{Lu}\p{Ll}+(?:-\p{Ll}+)*)$/u.test(first)) return phrase;
  const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  const named = mentions.find((one) => one.start === start);
  const name = named && text.slice(start, named.end);
  const isKept = named && name && isProper(name, named.type) && !text.includes(small(name));
  return isKept ? phrase : small(phrase);
}

/** Whether a name has its capital everywhere: symbols, Latin names, and diseases that bear a person's name. */
function isProper(name: string, type: string): boolean {
  switch (type) {
    case 'Species':
    case 'CellLine':
    case 'Variant':
      return true;
    case 'Gene':
      return !/^\S+ \p{Ll}/u.test(name);
    case 'Disease':
      return /^\S+(?:['’]s|\s(?:disease|syndrome)s?\b)/u.test(name);
    default:
      return false;
  }
}
