import {
  type CandidateQuestion,
  candidateQuestions,
} from '../../../core/answer/suggest/candidate-questions.ts';
import {
  type AnsweredQuestion,
  bestQuestions,
  isAnswered,
  questionsToTry,
} from '../../../core/answer/suggest/suggest-questions.ts';
import type { ResolvedMention, TextDocument } from '../../../core/document/model.ts';
import { sentenceSpans } from '../../../core/text/sentences.ts';
import type { Annotator } from '../../../engine/contract/annotator.ts';

/** In UTF-16 code units. For a longer text only the beginning is used, because each question reads all of it. */
const MAX_TEXT_LENGTH = 12_000;

/**
 * Questions that the text answers, by descending score. Each is tried in the worker, once per text. Returns the
 * questions found so far when the signal aborts or the worker fails.
 */
export type Suggest = (
  document: Pick<TextDocument, 'text'>,
  mentions: readonly ResolvedMention[],
  signal: AbortSignal,
) => Promise<readonly string[]>;

export function createSuggest(engine: Pick<Annotator, 'answer'>): Suggest {
  let last: { readonly text: string; readonly scores: Map<string, number | undefined> } | undefined;

  return async (document, mentions, signal) => {
    const text = beginningOf(document.text);
    const known = last?.text === text ? last : { text, scores: new Map() };
    last = known;
    const scoreOf = async (candidate: CandidateQuestion): Promise<number | undefined> => {
      const { question } = candidate;
      if (known.scores.has(question)) return known.scores.get(question);
      const asked = await engine.answer({ text, question, limit: 1 }, { signal });
      if (!asked.ok) return undefined;
      const { answers } = asked.value;
      const score = isAnswered(candidate, answers) ? answers[0]?.score : undefined;
      known.scores.set(question, score);
      return score;
    };
    const standing = mentions.filter(
      ({ verdict, end }) => verdict !== 'rejected' && end <= text.length,
    );
    const answered: AnsweredQuestion[] = [];
    for (const candidate of questionsToTry(candidateQuestions(text, standing))) {
      if (signal.aborted) break;
      const score = await scoreOf(candidate);
      if (score !== undefined) answered.push({ ...candidate, score });
    }
    return bestQuestions(answered);
  };
}

/** The text, or its sentences up to the limit. */
function beginningOf(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  const sentences = sentenceSpans(text.slice(0, MAX_TEXT_LENGTH));
  return text.slice(0, sentences.at(-1)?.start ?? MAX_TEXT_LENGTH);
}
