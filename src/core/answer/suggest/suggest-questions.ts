import type { Answer } from '../../annotation.ts';
import { contains, type Span } from '../../text/span.ts';
import type { CandidateQuestion } from './candidate-questions.ts';

/** Most questions that are asked to find those that are shown. */
const MAX_ASKED = 10;
/** Score of the least sure answer, and the part of what is expected that an answer holds at least. */
const MIN_SCORE = 0.4;
const MIN_PART = 0.4;

/** The candidates that are asked: spread over the text, at most two of a sentence, each once. */
export function questionsToTry(
  candidates: readonly CandidateQuestion[],
): readonly CandidateQuestion[] {
  const ofSentence = new Map<number, number>();
  const seen = new Set<string>();
  const kept = candidates.filter(({ question, sentence }) => {
    const count = ofSentence.get(sentence.start) ?? 0;
    if (count >= 2 || seen.has(question)) return false;
    ofSentence.set(sentence.start, count + 1);
    seen.add(question);
    return true;
  });
  const step = Math.max(1, kept.length / MAX_ASKED);
  return Array.from(
    { length: Math.min(kept.length, MAX_ASKED) },
    (_, index) => kept[Math.floor(index * step)],
  ).flatMap((one) => one ?? []);
}

/**
 * Whether a reader answers a question as the text does, and is sure enough of it.
 *
 * @param answers those over the reader's threshold, best first
 */
export function isAnswered(
  { expected, sentence }: CandidateQuestion,
  answers: readonly Answer[],
): boolean {
  const [best] = answers;
  if (!best || best.score < MIN_SCORE || !contains(sentence, best)) return false;
  return common(best, expected) >= MIN_PART * (expected.end - expected.start);
}

const common = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** A question that was answered, with the score of its answer. */
export interface AnsweredQuestion extends CandidateQuestion {
  readonly score: number;
}

/** The questions that are shown, the surest first, one of each sentence. */
export function bestQuestions(answered: readonly AnsweredQuestion[], limit = 4): readonly string[] {
  const best = new Map<number, AnsweredQuestion>();
  for (const one of answered) {
    const other = best.get(one.sentence.start);
    if (!other || one.score > other.score) best.set(one.sentence.start, one);
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ question }) => question);
}
