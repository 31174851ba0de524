import { describe, expect, it } from 'vitest';
import byHand from '../fixtures/definitions-by-hand.json' with { type: 'json' };
import { findAbbreviations } from './abbreviations.ts';

describe('findAbbreviations', () => {
  it.each([
    ['We saw acute kidney injury (AKI) in mice.', 'AKI', 'acute kidney injury'],
    ['Tumour necrosis factor-α (TNF-α) rose.', 'TNF-α', 'Tumour necrosis factor-α'],
    ['Tumor necrosis factor alpha (TNF-α) rose.', 'TNF-α', 'Tumor necrosis factor alpha'],
    ['Levels of heat shock protein 70 (HSP70; inducible) fell.', 'HSP70', 'heat shock protein 70'],
    ['the Congenital long QT syndrome (LQTS) is', 'LQTS', 'long QT syndrome'],
    ['Aplastic anemia (AA) is rare.', 'AA', 'Aplastic anemia'],
    ['Of complete cases (CC) few were left.', 'CC', 'complete cases'],
    ['The mucous membrane (MM) is dry.', 'MM', 'mucous membrane'],
    ['Serum sickness (SS) followed.', 'SS', 'Serum sickness'],
    ['The protein phosphatase 2A (PP2A) acts.', 'PP2A', 'protein phosphatase 2A'],
    ['SBMA (spinal and bulbar muscular atrophy) is', 'SBMA', 'spinal and bulbar muscular atrophy'],
    ['amyotrophic lateral sclerosis [ALS]', 'ALS', 'amyotrophic lateral sclerosis'],
    [
      'the virus （human immunodeficiency virus, HIV） or hepatitis C virus （HCV）',
      'HCV',
      'hepatitis C virus',
    ],
    ['“acute kidney injury” (“AKI”)', 'AKI', 'acute kidney injury'],
    ['acute lymphoblastic leukemia (hereafter ALL)', 'ALL', 'acute lymphoblastic leukemia'],
    ['idiopathic pulmonary fibrosis (hereafter, IPF)', 'IPF', 'idiopathic pulmonary fibrosis'],
    ['with doxorubicin (Dox)', 'Dox', 'doxorubicin'],
    ['of Mycobacterium tuberculosis (Mtb)', 'Mtb', 'Mycobacterium tuberculosis'],
    ['serum and amyloid A (AA) rose', 'AA', 'amyloid A'],
    ['given 0.5 mg/kg activated protein C (APC)', 'APC', 'activated protein C'],
    ['clinical practice guidelines (CPGs)', 'CPGs', 'clinical practice guidelines'],
    ['of rheuma-\ntoid arthritis (RA)', 'RA', 'rheumatoid arthritis'],
    ['RA (rheuma-\ntoid arthritis)', 'RA', 'rheumatoid arthritis'],
    ['ECG (electrocardiogram) was done.', 'ECG', 'electrocardiogram'],
    ['Sjögren syndrome (SS)', 'SS', 'Sjögren syndrome'],
    ['the dye 2,6-dichlorophenol-indophenol (DCIP)', 'DCIP', '2,6-dichlorophenol-indophenol'],
  ])('in %j takes %s for %s', (text, short, long) => {
    expect(findAbbreviations(text).get(short)).toBe(long);
  });

  it.each([
    'Patients (n = 20) were seen.',
    'a result (see Fig. 1)',
    'aspirin (100 mg)',
    '(AKI)',
    'CT (contrast) and ECG (immediately) were done, DNA (sequenced) was not',
    'corticosteroids (prednisone) and statins (simvastatin)',
    'western blotting (top) and serum (bottom)',
    'Blood samples (Top) of Swedish patients (Lund), and inhibitors (Sigma)',
    'It failed. Acute kidney. Injury (AKI)',
    'we have exploited the oncogenic derivative of the Met RTK (Tpr-Met)',
    'x ( ) y (',
    '',
  ])('finds none in %j', (text) => {
    expect([...findAbbreviations(text)]).toEqual([]);
  });

  it('gives at an offset the definition that begins nearest before it, else the first', () => {
    const text = 'MS. Multiple sclerosis (MS) was studied. MS. Mitral stenosis (MS) too. MS.';
    const abbreviations = findAbbreviations(text);
    const longForms = Array.from(text.matchAll(/MS/g), ({ index }) =>
      abbreviations.at(index).get('MS'),
    );
    const first = 'Multiple sclerosis';
    const second = 'Mitral stenosis';
    expect(longForms).toEqual([first, first, first, second, second]);
    expect(abbreviations.at(text.indexOf('Mitral')).get('MS')).toBe(second);
  });

  it('agrees with a person about 100 definitions', ({ annotate }) => {
    const count = { right: 0, found: 0, marked: 0 };
    for (const { text, short, long } of byHand) {
      const found = findAbbreviations(text).get(short);
      if (found !== undefined) count.found += 1;
      if (long !== null) count.marked += 1;
      if (found !== undefined && found === long) count.right += 1;
    }
    const { right, found, marked } = count;
    annotate(`precision ${right} of ${found}, recall ${right} of ${marked}`);
    expect(marked).toBeGreaterThanOrEqual(100);
    expect(right / found).toBeGreaterThanOrEqual(0.95);
    expect(right / marked).toBeGreaterThanOrEqual(0.92);
  });
});
