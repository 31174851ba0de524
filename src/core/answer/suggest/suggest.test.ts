import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import abstracts from '../../fixtures/abstracts-for-questions.json' with { type: 'json' };
import { contains } from '../../text/span.ts';
import { candidateQuestions } from './candidate-questions.ts';
import { bestQuestions, isAnswered, questionsToTry } from './suggest-questions.ts';

/** Mentions of the given names, `NAME/TYPE`, each where it stands first. */
const named = (text: string, names: readonly string[]) =>
  names
    .map((one) => {
      const [name = '', type = 'Chemical'] = one.split('/');
      const start = text.indexOf(name);
      return { start, end: start + name.length, type };
    })
    .sort((a, b) => a.start - b.start);

const asked = (text: string, ...names: string[]) =>
  candidateQuestions(text, named(text, names)).map(({ question, expected }) => [
    question,
    text.slice(expected.start, expected.end),
  ]);

describe('questions made of a text', () => {
  it('ask for either side of a verb', () => {
    expect(asked('Aspirin reduced the risk of stroke.', 'Aspirin', 'stroke/Disease')).toEqual([
      ['What did aspirin reduce?', 'the risk of stroke'],
      ['What reduced the risk of stroke?', 'Aspirin'],
    ]);
    expect(asked('In mice, statins inhibit HMGCR.', 'statins', 'HMGCR/Gene')).toEqual([
      ['What do statins inhibit?', 'HMGCR'],
      ['What inhibits HMGCR?', 'statins'],
    ]);
    expect(asked('Mutations in BRAF lead to melanoma.', 'BRAF/Gene', 'melanoma/Disease')).toEqual([
      ['What do mutations in BRAF lead to?', 'melanoma'],
      ['What leads to melanoma?', 'Mutations in BRAF'],
    ]);
  });

  it('ask for who did it, for what goes with it, and for how many', () => {
    expect(asked('Tacrolimus was increased by lopinavir.', 'Tacrolimus', 'lopinavir')).toEqual([
      ['What increased tacrolimus?', 'lopinavir'],
    ]);
    expect(
      asked('Sepsis was associated with age-related frailty.', 'Sepsis/Disease', 'frailty/Disease'),
    ).toEqual([['What was sepsis associated with?', 'age-related frailty']]);
    expect(
      asked('A severe sepsis was associated with frailty.', 'sepsis/Disease', 'frailty/Disease'),
    ).toEqual([['What was a severe sepsis associated with?', 'frailty']]);
    expect(
      asked(
        'Of all, 1,204 patients with sepsis were enrolled.',
        'patients/Species',
        'sepsis/Disease',
      ),
    ).toEqual([['How many patients with sepsis were enrolled?', '1,204']]);
  });

  it.each([
    'Aspirin did not reduce stroke.',
    'Aspirin may reduce stroke.',
    'No aspirin reduced stroke.',
    'It reduced stroke with aspirin.',
    'Aspirin-induced stroke was seen.',
    'Patients with aspirin and reduced stroke.',
    'Aspirin which we gave reduced stroke.',
  ])('are none of %j', (text) => {
    const [aspirin = ''] = /aspirin/iu.exec(text) ?? [];
    expect(asked(text, ...(aspirin ? [aspirin] : []), 'stroke/Disease')).toEqual([]);
  });

  it('keep capitals that are a part of a name', () => {
    const text = 'Escherichia coli causes sepsis.';
    expect(asked(text, 'Escherichia coli/Species', 'sepsis/Disease')[0]?.[0]).toBe(
      'What does Escherichia coli cause?',
    );
    const gene = 'Parkin inhibits USP30.';
    expect(asked(gene, 'Parkin/Gene', 'USP30/Gene')[0]?.[0]).toBe('What does Parkin inhibit?');
  });

  it('never count what nobody counts', () => {
    expect(
      asked(
        'SARS-CoV-2 infection was seen in 38 patients.',
        'SARS-CoV-2/Species',
        'patients/Species',
      ),
    ).toEqual([]);
  });

  it('stand with their answer in one sentence of the text, whatever the mentions', () => {
    const texts = fc.constantFrom(...abstracts.map(({ text }) => text));
    const spans = fc.array(fc.tuple(fc.nat(900), fc.nat(20)), { maxLength: 20 });
    fc.assert(
      fc.property(texts, spans, (text, given) => {
        const mentions = given
          .map(([start, length]) => ({
            start,
            end: Math.min(text.length, start + length),
            type: 'Gene',
          }))
          .filter(({ start, end }) => start < end)
          .sort((a, b) => a.start - b.start);
        for (const { question, expected, sentence } of candidateQuestions(text, mentions)) {
          expect(question).toMatch(/^(?:What|How many) .*\?$/u);
          expect(contains(sentence, expected)).toBe(true);
        }
      }),
    );
  });
});

describe('questions that are shown', () => {
  const sentence = { start: 0, end: 40 };
  const candidate = { question: 'What?', expected: { start: 10, end: 20 }, sentence };
  const answer = (start: number, end: number, score: number) => [{ start, end, score, text: '' }];

  it('are those that the model answers where the answer stands, and surely', () => {
    expect(isAnswered(candidate, answer(10, 20, 0.6))).toBe(true);
    expect(isAnswered(candidate, answer(10, 20, 0.3))).toBe(false);
    expect(isAnswered(candidate, answer(30, 35, 0.9))).toBe(false);
    expect(isAnswered(candidate, answer(10, 12, 0.9))).toBe(false);
    expect(isAnswered(candidate, answer(10, 60, 0.9))).toBe(false);
    expect(isAnswered(candidate, [])).toBe(false);
  });

  it('are tried ten at most, two of a sentence, and shown one of a sentence, the surest first', () => {
    const many = Array.from({ length: 90 }, (_, index) => {
      const start = 100 * Math.floor(index / 3);
      return { ...candidate, question: `What ${index}?`, sentence: { start, end: start + 40 } };
    });
    const tried = questionsToTry([...many, ...many]);
    expect(tried).toHaveLength(10);
    const shown = bestQuestions(tried.map((one, index) => ({ ...one, score: index / 10 })));
    expect(shown).toHaveLength(4);
    expect(shown[0]).toBe(tried[9]?.question);
    const same = [0.5, 0.9].map((score) => ({ ...candidate, question: `${score}`, score }));
    expect(bestQuestions(same)).toEqual(['0.9']);
  });
});
