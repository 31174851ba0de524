import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIECEWISE_WORDS, randomReader } from '../testing/random-reader.ts';
import { wordReader } from '../testing/word-reader.ts';
import { overlaps } from '../text/span.ts';
import { answer } from './answer.ts';

const CONTROL = { isCancelled: () => false, yieldControl: async () => {} };

async function ask(text: string, question = 'what is the patient?', positions = 40) {
  const result = await answer({ text, question, limit: 3 }, wordReader(positions), CONTROL);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('answer', () => {
  it('finds the answer in exactly the given text, also far into it', async () => {
    const text = `${'The patient took aspirin. '.repeat(30)}\r\n🧬 ANSWER!`;
    const { answers, read } = await ask(text);
    expect(answers.map(({ start, end }) => text.slice(start, end))).toEqual(['ANSWER']);
    expect(answers[0]!.text).toBe('ANSWER');
    expect(read.pieces).toBe(read.of);
  });

  it('says that there is none, and how close the best candidate came', async () => {
    const { answers, best } = await ask('The patient took the aspirin.');
    expect(answers).toEqual([]);
    expect(best?.score).toBeLessThan(0.5);
  });

  it.each([
    ['', 'what is the answer?'],
    ['the answer', '  '],
  ])('has nothing to say of the text %j and the question %j', async (text, question) => {
    expect(await ask(text, question)).toMatchObject({ answers: [], best: undefined });
  });

  it('gives no answer without a letter where the encoder is shown what the text does not have', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const reader = randomReader({ positions: 100, seed });
      const text = PIECEWISE_WORDS.join('\n');
      const result = await answer({ text, question: 'what?', limit: 100 }, reader, CONTROL);
      if (!result.ok) throw new Error(result.error.code);
      expect(result.value.answers.filter(({ start, end }) => start === end)).toEqual([]);
    }
  });

  it('gives answers that lie apart as they are shown, whatever the model says', async () => {
    const words = fc.array(fc.constantFrom(...PIECEWISE_WORDS), { maxLength: 40 });
    const options = fc.record({ seed: fc.nat(), positions: fc.integer({ min: 24, max: 300 }) });
    await fc.assert(
      fc.asyncProperty(words, options, async (some, given) => {
        const reader = randomReader(given);
        const lenient = {
          ...reader.manifest,
          answers: { ...reader.manifest.answers, threshold: 0 },
        };
        const text = some.join(' ');
        const result = await answer(
          { text, question: 'what?', limit: 8 },
          { ...reader, manifest: lenient },
          CONTROL,
        );
        if (!result.ok) throw new Error(result.error.code);
        const { answers } = result.value;
        for (const [index, one] of answers.entries()) {
          expect(answers.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([]);
          expect(one.text).toBe(text.slice(one.start, one.end));
        }
        expect(answers.length > 0).toBe(/[a-z(🧬.]/u.test(text));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a question that is longer than the model was trained on', async () => {
    const question = 'what '.repeat(65);
    const result = await answer({ text: 'the', question, limit: 1 }, wordReader(512), CONTROL);
    expect(result).toEqual({
      ok: false,
      error: { code: 'question-too-long', pieces: 65, limit: 64 },
    });
  });

  it('refuses a question that leaves no room for the text', async () => {
    const result = await answer(
      { text: 'the', question: 'what '.repeat(20), limit: 1 },
      wordReader(16),
      CONTROL,
    );
    expect(result).toEqual({
      ok: false,
      error: { code: 'question-too-long', pieces: 20, limit: 6 },
    });
  });
});
