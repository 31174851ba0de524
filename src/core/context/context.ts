import { indexAfter } from '../text/rising.ts';
import { sentenceSpans } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { type Cue, cues } from './cues.ts';

/** What the words around a mention say of it; what is absent does not hold. */
export interface Context {
  /** It is said not to be there: "no evidence of metastasis". */
  readonly negated?: true;
  /** It is said that it may be there: "suspected pneumonia". */
  readonly speculative?: true;
}

/**
 * Negation and speculation by the rules of NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029) as ConText extends
 * them (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): a cue reaches to the end of its sentence, to a word that
 * ends its reach ("but"), or to the next cue of its kind, forwards or backwards as the cue has it; pseudo-cues ("not
 * only", "no increase") hide the cues within them. The words are of published abstracts as well as of clinical notes.
 * Not a model and not measured on a corpus: it reads words, not meaning.
 *
 * @param mentions UTF-16, half-open; the answer has the same order
 */
export function mentionContexts(text: string, mentions: readonly Span[]): readonly Context[] {
  const sentences = sentenceSpans(text);
  const starts = sentences.map(({ start }) => start);
  const scopes = new Map<number, readonly Scope[]>();
  return mentions.map((mention) => {
    const index = indexAfter(starts, mention.start) - 1;
    const sentence = sentences[index];
    if (!sentence) return {};
    const known = scopes.get(index) ?? scopesIn(text.slice(sentence.start, sentence.end));
    scopes.set(index, known);
    const at = { start: mention.start - sentence.start, end: mention.end - sentence.start };
    const holding = known.filter((scope) => scope.start <= at.start && at.end <= scope.end);
    return {
      ...(holding.some(({ kind }) => kind === 'negated') && { negated: true }),
      ...(holding.some(({ kind }) => kind === 'speculative') && { speculative: true }),
    };
  });
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
    if (cue.reach === 'forward') {
      const stop = found.slice(index + 1).find(isStop);
      return [{ kind, start: end, end: stop?.start ?? sentence.length }];
    }
    const stop = found.slice(0, index).findLast(isStop);
    return [{ kind, start: stop?.end ?? 0, end: start }];
  });
}

/** Cues in order; of overlapping ones the longer, which is why a pseudo-cue hides what is in it. */
function cuesIn(sentence: string): readonly FoundCue[] {
  const found = cues
    .flatMap((cue) =>
      [...sentence.matchAll(cue.pattern)].map(
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
