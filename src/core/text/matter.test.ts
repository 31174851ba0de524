import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardText } from '../testing/hard-text.ts';
import { matterIn, without } from './matter.ts';

/** An article as a page shows it; the parts that are no running text stand between marks. */
const ARTICLE = `Semaglutide and kidney outcomes in type 2 diabetes: a cohort study

|Maria G. Keller1, Tomasz Nowak1,2, Li-Hua Chen3 and Peter van der Berg2*|

|1 Department of Nephrology, University Hospital Basel, Basel, Switzerland
2 Institute of Epidemiology, Jagiellonian University, Kraków, Poland
3 School of Public Health, Fudan University, Shanghai, China
* Correspondence: p.vanderberg@example.org|

Abstract
Chronic kidney disease is common in type 2 diabetes. We asked whether semaglutide slows its progression in routine care.

Introduction
Diabetic kidney disease is the leading cause of kidney failure.1,2 Inhibitors of SGLT2 slow it.3

|References
1. Burkitt D, Crohn BB. Kidney failure in diabetes. J Nephrol. 2015;28(3):211-220.
2. Hodgkin T, Addison AB, Graves RJ, et al. Diabetic nephropathy: a review. Lancet 2018; 391: 1122–33.
3. Parkinson J. SGLT2 inhibitors and the kidney. N Engl J Med. 2019;380:2295-2306. doi:10.1000/xyz123|

Figure legends
Figure 1. Flow of patients. HbA1c was measured at baseline.
`;

const PUBMED = `1. Clin Exp Immunol. 2019 Feb;195(2):214-222. doi: 10.1111/cei.00000.

Low density granulocytes in lupus.

|Smith JR(1), Jones K(2), van Dijk M(1).|

|Author information:
(1)Department of Rheumatology, Leiden University Medical Center, Leiden, The 
Netherlands.
(2)Division of Immunology, Karolinska Institutet, Stockholm, Sweden.|

Neutrophils of low density are found in systemic lupus erythematosus. They form 
NETs spontaneously.
`;

const BARE = `BRCA1 haploinsufficiency in mammary stem cells
|Jane Smith, John Doe & Wei Chen|
|Department of Genetics, Harvard Medical School, Boston, MA 02115, USA|
Inherited mutations of BRCA1 predispose to breast cancer.
|[1] J. M. Hall, M. K. Lee, B. Newman, Linkage of early-onset familial breast cancer to chromosome 17q21, Science 250 (1990) 1684–1689.
[2] Y. Miki, J. Swensen, A strong candidate for the breast and ovarian cancer susceptibility gene BRCA1, Science 266 (1994) 66–71.
[3] R. Wooster, Identification of the breast cancer susceptibility gene BRCA2, Nature 378 (1995) 789–792.|
`;

describe('matterIn', () => {
  it.each([
    ['an article', ARTICLE, ['authors', 'affiliations', 'references']],
    ['a record of PubMed', PUBMED, ['authors', 'affiliations']],
    ['an article without headings', BARE, ['authors', 'affiliations', 'references']],
  ])('finds authors, affiliations and references of %s', (_, marked, kinds) => {
    const parts = marked.split('|');
    const text = parts.join('');
    const found = matterIn(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
      parts.filter((_, index) => index % 2 === 1),
    );
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    'Types of cancer\n\nBreast Cancer, Lung Cancer, Colon Cancer and Skin Cancer',
    'A title\n\nThe Department of Oncology, University Hospital, treated 20 patients with asthma.',
    'A title\n\nSmith et al. (2010) showed that aspirin, 100 mg, lowers the risk (12, 14).',
    'A title\n\nAlzheimer A, Pick A and Parkinson J met in 1906.',
    'Aspirin\nIbuprofen\nMetformin',
    'BRCA1\tbreast cancer\nHTT\tHuntington disease',
    'References\nNone of these drugs is safe.',
    '1. Hodgkin T. A lymphoma. Lancet 2018; 391: 1122–33.',
    '',
  ])('takes %j for running text', (text) => {
    expect(matterIn(text)).toEqual([]);
  });

  it('leaves what is pasted behind a reference list', () => {
    const list = ARTICLE.split('|')[5] ?? '';
    const other = 'BRCA1 in breast cancer\n\nInherited mutations of BRCA1 are known since 1994.';
    const text = `A title\n\nAspirin is safe.\n\n${list}\n\n${other}`;
    expect(matterIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([list]);
  });

  it('and what is left make up the text, whatever it is', () => {
    const lines = fc.constantFrom(...ARTICLE.replaceAll('|', '').split('\n'), 'x', '');
    const texts = fc.oneof(
      hardText,
      fc.array(lines, { maxLength: 20 }).map((some) => some.join('\n')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const left = matterIn(text);
        const spans = [...left, ...without(text, left)].sort((a, b) => a.start - b.start);
        const all = spans.map(({ start, end }) => text.slice(start, end)).join('');
        expect(all.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
