import { expect, test } from 'vitest';
import { ok } from '../../../core/result.ts';
import type { AnswerInput } from '../../../engine/contract/protocol.ts';
import { createSuggest } from './suggest.ts';

const text = 'Aspirin reduced stroke. Gefitinib inhibits EGFR.';
const mention = (name: string, type: string) => ({
  ...{ id: name, start: text.indexOf(name), end: text.indexOf(name) + name.length, text: name },
  ...({ type, score: 1, group: name, verdict: 'undecided', source: 'model' } as const),
});
const mentions = [
  mention('Aspirin', 'Chemical'),
  mention('stroke', 'Disease'),
  mention('Gefitinib', 'Chemical'),
  mention('EGFR', 'Gene'),
];

/** Answers with the first name in the sentence that is not in the question. */
function answering() {
  const asked: string[] = [];
  const answer = async ({ question, text: given }: AnswerInput) => {
    asked.push(question);
    const at = given.indexOf(question.includes('EGFR') ? 'Gefitinib' : 'nowhere');
    const answers = at < 0 ? [] : [{ start: at, end: at + 9, text: 'Gefitinib', score: 0.8 }];
    return ok({ answers, best: answers[0], read: { pieces: 1, of: 1 }, elapsedMs: 1 });
  };
  return { asked, suggest: createSuggest({ answer }) };
}

test('questions are suggested that were asked and answered, and are asked once', async () => {
  const { asked, suggest } = answering();
  const { signal } = new AbortController();
  expect(await suggest({ text }, mentions, signal)).toEqual(['What inhibits EGFR?']);
  const count = asked.length;
  expect(await suggest({ text }, mentions, signal)).toEqual(['What inhibits EGFR?']);
  expect(asked).toHaveLength(count);
});

test('nothing is asked of what was rejected, and nothing once it is not wanted any more', async () => {
  const { asked, suggest } = answering();
  const controller = new AbortController();
  const rejected = mentions.map((one) => ({ ...one, verdict: 'rejected' as const }));
  expect(await suggest({ text }, rejected, controller.signal)).toEqual([]);
  controller.abort();
  expect(await suggest({ text }, mentions, controller.signal)).toEqual([]);
  expect(asked).toEqual([]);
});
