import { choices } from '../../src/core/testing/random-numbers.ts';

const DRUGS = ['Cisplatin', 'Metformin', 'Infliximab', 'Imatinib', 'Losartan', 'Aspirin'] as const;
const GENES = ['BRCA1', 'TP53', 'IL6', 'HDAC3', 'MYBPC3', 'EGFR', 'TNF'] as const;
const DISEASES = ['asthma', 'breast cancer', 'nephrotoxicity', 'gout', 'hypertension'] as const;
const VERBS = ['lowered', 'raised', 'did not change'] as const;

/** A short abstract made by code, another one for each number. */
export function abstractOf(number: number): string {
  const { pick, number: below } = choices(number);
  const [drug, gene, disease] = [pick(DRUGS), pick(GENES), pick(DISEASES)];
  return [
    `${drug} and ${gene} in ${disease}, study ${number}\n\n`,
    `We gave ${drug.toLowerCase()} to ${below(900) + 20} patients with ${disease}. `,
    `It ${pick(VERBS)} the expression of ${gene} and of ${pick(GENES)}${below(90)} in macrophages. `,
    `Mice without ${gene} had ${pick(DISEASES)} more often, and ${pick(DRUGS).toLowerCase()} prevented it.\n`,
  ].join('');
}
