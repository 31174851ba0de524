import { scoreAnswer } from '../../core/evaluate/answers.ts';
import { answer } from '../../core/read/answer.ts';
import type { Reader } from '../../core/read/reader.ts';
import { UNCANCELLED } from '../read-all.ts';
import { readQuestions } from './corpus.ts';
import type { Evaluation } from './evaluation.ts';

interface Tally {
  readonly questions: number;
  readonly exact: number;
  readonly f1: number;
}

const NONE: Tally = { questions: 0, exact: 0, f1: 0 };
/** Scores of 'no answer' for a question without one, as in SQuAD v2.0. */
const RIGHT = { exact: 1, f1: 1 };
const WRONG = { exact: 0, f1: 0 };

/**
 * Exact match and word F1 of the best answer. `forced` covers questions with an answer and takes the best candidate
 * whatever its score, as SQuAD v1.1 does; `withThreshold` covers all questions and counts an answer below the pack's
 * threshold as 'no answer', as SQuAD v2.0 does.
 */
export async function evaluateAnswers(
  { corpus, limit }: { corpus: string; limit: number },
  reader: Reader,
  evaluation: Evaluation,
): Promise<object> {
  let forced = NONE;
  let withThreshold = NONE;
  let read = { pieces: 0, of: 0 };
  let skipped = 0;
  for await (const { place, value } of readQuestions(corpus, limit, evaluation.bad)) {
    if (value.type === 'yesno') {
      skipped += 1;
      continue;
    }
    const request = { text: value.context, question: value.question, limit: 1 };
    const result = await answer(request, reader, UNCANCELLED);
    if (!result.ok) {
      evaluation.failed(place, result.error);
      continue;
    }
    const { answers, best } = result.value;
    const gold = value.answers.map(({ text }) => text);
    const [said] = answers;
    if (gold.length > 0) forced = plus(forced, best ? scoreAnswer(gold, best.text) : WRONG);
    const score = gold.length > 0 && said ? scoreAnswer(gold, said.text) : WRONG;
    withThreshold = plus(withThreshold, gold.length === 0 && !said ? RIGHT : score);
    const { pieces, of } = result.value.read;
    read = { pieces: read.pieces + pieces, of: read.of + of };
    evaluation.done(place);
  }
  return { forced: percents(forced), withThreshold: percents(withThreshold), skipped, read };
}

const plus = (tally: Tally, score: { exact: number; f1: number }): Tally => ({
  questions: tally.questions + 1,
  exact: tally.exact + score.exact,
  f1: tally.f1 + score.f1,
});

function percents({ questions, exact, f1 }: Tally): Tally {
  const percent = (sum: number) =>
    questions === 0 ? 0 : Math.round((10_000 * sum) / questions) / 100;
  return { questions, exact: percent(exact), f1: percent(f1) };
}
