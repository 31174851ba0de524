import { indexAfter } from '../text/rising.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { contains, type Span } from '../text/span.ts';
import { clauseStart, forwardReach, isAboutPeople } from './clauses.ts';
import { type Cue, cues } from './cues.ts';

/** What the words around a mention say of it; what is absent does not hold. */
export interface Context {
  /** The text says that the thing is not there: "no evidence of metastasis". */
  readonly negated?: true;
  /** The text says that the thing may be there: "suspected pneumonia". */
  readonly speculative?: true;
}

/**
 * Negation and speculation by the rules of NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029) as ConText extends
 * them (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): a cue reaches to the end of its sentence, to a word that
 * ends its reach ("but"), or to the next cue of its kind, forwards or backwards as the cue has it; pseudo-cues ("not
 * only", "no increase") hide the cues within them. Like NegBio's (Peng et al. 2018), a reach also ends with the clause,
 * which words and commas have to tell here, without a parser (`clauses.ts`). The words are of published abstracts as
 * well as of clinical notes. `docs/linking.md` has figures on sentences of our own.
 *
 * @param mentions UTF-16, half-open; the answer has the same order
 */
export const mentionContexts = (text: string, mentions: readonly Span[]): readonly Context[] =>
  mentions.map(contextReader(text));

/** Reads the context of one mention after the other. Sentences are found with the first one; each is read once. */
export function contextReader(text: string): (mention: Span) => Context {
  let found:
    | { readonly sentences: readonly Span[]; readonly starts: readonly number[] }
    | undefined;
  const scopes = new Map<number, readonly Scope[]>();
  return (mention) => {
    found ??= sentencesOf(text);
    const { sentences, starts } = found;
    const index = indexAfter(starts, mention.start) - 1;
    const sentence = sentences[index];
    if (!sentence) return {};
    const known = scopes.get(index) ?? scopesIn(text.slice(sentence.start, sentence.end));
    scopes.set(index, known);
    const at = { start: mention.start - sentence.start, end: mention.end - sentence.start };
    const holding = known.filter((scope) => contains(scope, at));
    return {
      ...(holding.some(({ kind }) => kind === 'negated') && { negated: true }),
      ...(holding.some(({ kind }) => kind === 'speculative') && { speculative: true }),
    };
  };
}

function sentencesOf(text: string) {
  const sentences = sentenceSpans(text);
  return { sentences, starts: sentences.map(({ start }) => start) };
}

interface Scope extends Span {
  readonly kind: 'negated' | 'speculative';
}

interface FoundCue extends Span {
  readonly cue: Cue;
}

/** Where in a sentence something is negated or speculated about. */
function scopesIn(sentence: string): readonly Scope[] {
  const found = cuesIn(sentence);
  return found.flatMap(({ cue, start, end }, index): readonly Scope[] => {
    if (cue.kind !== 'negated' && cue.kind !== 'speculative') return [];
    const { kind } = cue;
    const isStop = ({ cue: other }: FoundCue) =>
      other.kind === 'stop' || (other.kind === kind && other.reach === cue.reach);
    const before = found.slice(0, index).findLast(({ cue: other }) => other.kind === 'stop');
    const clause = clauseStart(sentence, before ? behind(before, sentence) : 0, start);
    if (cue.reach === 'backward') {
      const stop = found.slice(0, index).findLast(isStop);
      const isOfPeople = /excluded$/iu.test(sentence.slice(start, end));
      if (isOfPeople && isAboutPeople(sentence.slice(clause, start))) return [];
      return [{ kind, start: Math.max(stop?.end ?? 0, clause), end: start }];
    }
    const stop = found.slice(index + 1).find(isStop)?.start ?? sentence.length;
    const reach = forwardReach(sentence, clause, { start, end }, cue.isNoun === true);
    return [{ kind, start: Math.min(reach.start, stop), end: Math.min(reach.end, stop) }];
  });
}
/** Where the clause begins that a stop cue divides off: with it ("although ..."), or behind it ("but ..."). */
const behind = ({ start, end }: Span, sentence: string): number =>
  /^(?:although|though|whereas|while|because|since|apart|aside|due)/iu.test(
    sentence.slice(start, end),
  )
    ? start
    : end;

/** Nitric oxide and the month: "NO" among lower case, "May" within a sentence. */
function isName(match: string, at: number, sentence: string): boolean {
  if (match === 'NO') return /\p{Ll}/u.test(sentence);
  return match === 'May' && at > 0;
}

/** Cues in order; of overlapping ones the longer, which is why a pseudo-cue hides what is in it. */
function cuesIn(sentence: string): readonly FoundCue[] {
  const found = cues
    .flatMap((cue) =>
      [...sentence.matchAll(cue.pattern)]
        .filter((match) => !isName(match[0], match.index, sentence))
        .map(
          (match): FoundCue => ({ cue, start: match.index, end: match.index + match[0].length }),
        ),
    )
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: FoundCue[] = [];
  for (const one of found) {
    if (kept.every((other) => one.end <= other.start || other.end <= one.start)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
