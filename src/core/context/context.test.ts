import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardText } from '../testing/hard-text.ts';
import { mentionContexts } from './context.ts';

/** The flags of the mention in braces. */
function contextOf(marked: string) {
  const start = marked.indexOf('{');
  const text = marked.replace('{', '').replace('}', '');
  return mentionContexts(text, [{ start, end: marked.indexOf('}') - 1 }])[0];
}

const negated = { negated: true };
const speculative = { speculative: true };

describe('mentionContexts', () => {
  it.each([
    ['A negative test does not completely exclude {sepsis}.', speculative],
    ['We could not reliably rule out {sepsis}.', speculative],
    ["The result doesn't exclude {sepsis}.", speculative],
    ['Normal findings do not, however, exclude {sepsis}.', speculative],
    ['{Sepsis} has not been definitively excluded.', speculative],
    ['Inhaled NO reduced {hypertension}.', {}],
    ['Cohort No.7 had {gout}.', {}],
    ['There was no evidence of {metastasis}.', negated],
    ['Patients without {diabetes} were healthy.', negated],
    ['He denied {chest pain}.', negated],
    ['{Fever} was not observed.', negated],
    ['Aspirin did not inhibit {COX-2}.', negated],
    ['The variant was not associated with {asthma}.', negated],
    ['{Pneumonia} was ruled out.', negated],
    ['Mice lacking {TNF} survived.', negated],
    ['The variant is unrelated to {epilepsy}.', negated],
    ['No association was found between {caffeine} and asthma.', negated],
    ['No association was found between caffeine and {asthma}.', negated],
    ['Without fever, {cough} or rash, he was sent home.', negated],
    ['No fever, cough or {rash} was seen.', negated],
    ['None of the patients with diabetes had {fever}.', negated],
    ['None had {fever}.', negated],
    ['None on insulin had {fever}.', negated],
    ['None on {insulin} had fever.', {}],
    ['Fever occurred in six on placebo and in none on {insulin}.', {}],
    ['Sputum grew {MRSA} and Pseudomonas was excluded.', {}],
    ['Sputum grew MRSA and {Pseudomonas} was excluded.', negated],
    ['Tests were negative for {malaria}.', negated],
    ['It was stopped, but not because of {bleeding}.', negated],
    ['NO {FEVER} WAS SEEN.', negated],
    ['There was no evidence of {S. Typhimurium} infection.', negated],
    ['We found no evidence of progression to\n{heart failure}', negated],
  ])('%s: negated', (marked, flags) => {
    expect(contextOf(marked)).toEqual(flags);
  });

  it.each([
    ['Aspirin may cause {asthma}.', speculative],
    ['Suspected {pneumonia} was treated.', speculative],
    ['The findings are concerning for {lymphoma}.', speculative],
    ['There is insufficient evidence to link it to {dementia}.', speculative],
    ['{Sepsis} is suspected.', speculative],
    ['{Infection} cannot be ruled out.', speculative],
    ['These data suggest that {TNF} acts first.', speculative],
    ['We cannot rule out {infection}.', speculative],
    ['A biopsy does not exclude {sarcoidosis}.', speculative],
    ['CT failed to exclude {metastasis}.', speculative],
    ['We asked whether {IL-2} binds.', speculative],
    ['It may not cause {fever}.', { negated: true, speculative: true }],
  ])('%s: speculative', (marked, flags) => {
    expect(contextOf(marked)).toEqual(flags);
  });

  it.each([
    'Aspirin inhibits {COX-2}.',
    'Patients with {asthma} were excluded.',
    'Adult patients with asthma or a history of {pancreatitis} were excluded.',
    'She was a nonsmoker without COPD, with well-controlled {asthma}.',
    'Triple-negative {breast cancer} was treated.',
    '{Asthma} and HER2-negative cancer.',
    'Lung ade\u00adno\u00adcarcinoma and {gout} were seen.',
    'Not only {aspirin} but others help.',
    'Not all patients with {diabetes} have retinopathy.',
    'Not all patients with diabetes have {retinopathy}.',
    'Tumours without EGFR mutation responded to {pembrolizumab}.',
    'There was no increase in {TNF}.',
    'No fever, but {cough} persisted.',
    'No fever was found. {Cough} was.',
    'There was no fever.[3] {Pneumonia} was present.',
    'He had no fever. {p53} was mutated.',
    'No fever was seen in the ED. {Pneumonia} was found.',
    'They did not produce NO. {Asthma} was common.',
    'no fever\n{cough}\n',
    'Fever\tno\t{cough}\tyes',
    'He had {cough} without fever.',
    'Although no fever was seen, {pneumonia} developed.',
    'Although no fever, cough or rash was seen, {pneumonia} developed.',
    'In mice lacking BRCA1, {p53} was expressed.',
    'Without treatment, the {cancer} spread.',
    'In mice without diabetes, {insulin} was high.',
    'The absence of insulin causes {diabetes}.',
    'Aspirin did not reduce fever, and ibuprofen caused {bleeding}.',
    'Aspirin did not reduce fever and ibuprofen caused {bleeding}.',
    'Aspirin caused {bleeding}, and fever was not observed.',
    'In patients with {asthma}, pneumonia was not observed.',
    'No death occurred in patients with {melanoma}.',
    'None of the patients with {diabetes} had fever.',
    'It was not without {toxicity}.',
    'No more than mild {nausea} was seen.',
    'Cells produce NO and {TNF}.',
    'See No. 3 for {sepsis}.',
    'It began in May, and {influenza} was common.',
    'Gram-negative {bacteria} grew.',
    'It is unlikely; {fever} came back.',
    'In May 2020 {COVID-19} spread.',
    'A nodule ({cancer}) with no edema.',
  ])('%s: neither', (marked) => {
    expect(contextOf(marked)).toEqual({});
  });

  it('holds for what stands near, in lists without an end too', () => {
    const text = `no ${'cough, '.repeat(200)}fever`;
    const [near, far] = mentionContexts(text, [
      { start: 3, end: 8 },
      { start: text.length - 5, end: text.length },
    ]);
    expect([near, far]).toEqual([negated, {}]);
  });

  it('answers for every mention, wherever it lies', () => {
    fc.assert(
      fc.property(hardText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const mentions = [{ start, end: Math.min(text.length, start + (b % 9)) }];
        expect(mentionContexts(text, mentions)).toHaveLength(1);
      }),
    );
  });
});
