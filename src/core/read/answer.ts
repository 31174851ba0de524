import type { Answer, ReadCount } from '../annotation.ts';
import { type AnswerSpan, findAnswers, pickApart } from '../answer/find-answers.ts';
import { snapToWords } from '../decode/snap.ts';
import type { Failure } from '../errors.ts';
import { logistic } from '../numeric.ts';
import { fail, ok, type Result } from '../result.ts';
import { passageOf, splitAt } from '../tokenize/passage.ts';
import { planWindows } from '../window/plan-windows.ts';
import { CANCELLED, encoderInput, type ReadControl, type Reader } from './reader.ts';

/**
 * Longest question in word pieces, as in training (`MAX_QUESTION_LENGTH` in `training/biogloss_training/tasks/answers/reading.py`); a longer
 * one is refused, never cut. Weights up to v5 were trained with questions cut at 48: what their scores mean between 49 and
 * 64 was not measured.
 */
const MAX_QUESTION_LENGTH = 64;
/**
 * Longest input, question, [CLS] and [SEP] included: answers were learned on short contexts, longer ones dilute them.
 * As in calibration (`WINDOW` in `reading.py`), whose windows do not overlap, and which lets an answer cross a paragraph.
 */
const MAX_INPUT_LENGTH = 384;
const OVERLAP = 64;
/** [CLS] and two [SEP]. */
const SPECIAL = 3;

export interface AnswerRequest {
  readonly text: string;
  readonly question: string;
  /** How many answers are given at most. */
  readonly limit: number;
}

export interface AnswerControl extends ReadControl {
  readonly onRead?: (read: ReadCount) => void;
}

export interface Answered {
  /** Best first, none under the pack's threshold. Empty: the text holds no answer. */
  readonly answers: readonly Answer[];
  /** The best candidate, even under the threshold; undefined when the text or the question holds nothing to read. */
  readonly best: Answer | undefined;
  readonly read: ReadCount;
}

/** Finds the stretches of a text that answer a question: extractive, in the text's own words. */
export async function answer(
  { text, question, limit }: AnswerRequest,
  reader: Reader,
  control: AnswerControl,
): Promise<Result<Answered, Failure>> {
  const { manifest, vocabulary, tokenize, engine } = reader;
  const asked = tokenize(question).ids;
  const input = Math.min(MAX_INPUT_LENGTH, manifest.architecture.positions);
  const maxQuestionLength = Math.min(MAX_QUESTION_LENGTH, Math.floor((input - SPECIAL) / 2));
  if (asked.length > maxQuestionLength) {
    return fail({ code: 'question-too-long', pieces: asked.length, limit: maxQuestionLength });
  }
  const { encoding, sentenceStarts, paragraphStarts } = passageOf(text, tokenize);
  const of = encoding.ids.length;
  if (asked.length === 0 || of === 0) {
    return ok({ answers: [], best: undefined, read: { pieces: 0, of } });
  }

  const { longest, slope, intercept, threshold } = manifest.answers;
  const room = input - asked.length - SPECIAL;
  const spanOf = (pieces: { readonly first: number; readonly end: number }) =>
    snapToWords(pieces, encoding);
  const found: AnswerSpan[] = [];
  for (const window of planWindows(0, of, sentenceStarts, { room, overlap: OVERLAP })) {
    if (control.isCancelled()) return fail(CANCELLED);
    const pieces = encoding.ids.subarray(window.first, window.end);
    const { ids, types, textAt } = encoderInput(vocabulary, pieces, asked);
    const { answerLogits } = await engine.encode(ids, types);
    const row = textAt - window.first;
    for (const run of splitAt(window.first, window.end, paragraphStarts)) {
      found.push(...findAnswers(answerLogits, row, run.from, run.to, longest, limit, spanOf));
    }
    control.onRead?.({ pieces: window.ownEnd, of });
    await control.yieldControl();
  }
  if (control.isCancelled()) return fail(CANCELLED);

  const ranked = pickApart(found, limit).map(({ margin, ...span }): Answer => {
    const score = logistic(slope * margin + intercept);
    return { ...span, text: text.slice(span.start, span.end), score };
  });
  return ok({
    answers: ranked.filter(({ score }) => score >= threshold),
    best: ranked[0],
    read: { pieces: of, of },
  });
}
