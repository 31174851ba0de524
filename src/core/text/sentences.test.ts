import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import byHand from '../fixtures/sentences-by-hand.json' with { type: 'json' };
import { hardText } from '../testing/hard-text.ts';
import { sentenceSpans } from './sentences.ts';

const sentences = (text: string) =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentenceSpans', () => {
  it.each([
    ['Aspirin helps. It inhibits COX-2.', ['Aspirin helps.', 'It inhibits COX-2.']],
    ['Against hepatitis B. Then C.', ['Against hepatitis B.', 'Then C.']],
    ['In E. coli K-12 cells grew.', ['In E. coli K-12 cells grew.']],
    [
      'Doses (e.g. 5 mg) of Fig. 2 were i.v. injected.',
      ['Doses (e.g. 5 mg) of Fig. 2 were i.v. injected.'],
    ],
    ['Was it p < 0.05? Yes.', ['Was it p < 0.05?', 'Yes.']],
    ['It fell ("none.") Then it rose.', ['It fell ("none.")', 'Then it rose.']],
    ['TNF fell. α-Synuclein rose.', ['TNF fell.', 'α-Synuclein rose.']],
    ['A title without full stop\n\nThe text.', ['A title without full stop', 'The text.']],
    [`A title\r\n${'Long line. '.repeat(12)}`, ['A title', ...Array(12).fill('Long line.')]],
    ['  \n ', []],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    'Infected with S. Typhimurium and S. Enteritidis.',
    'Wild-type S. Typhimurium grew.',
    'J. R. Smith, Mr. Jones and A.-M. Durand read it.',
    'Maria Lopez, Ph.D. Students helped.',
    'Seen in the U.S. Food was scarce.',
    'See no. 3, Fig. S1 and vol. 12 for it.',
    'Given i.v. 5 min before.',
    '1. Introduction',
    'Fig. 1. Survival',
    'J Biol Chem. 2019;294(2):1-9.',
  ])('takes the full stop of an abbreviation, initial or number for no end: %j', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it.each([
    'There was no fever.[3] | Pneumonia was present.',
    'There was no fever. [3,4] | Pneumonia was present.',
    'There was no fever.3 | Pneumonia was present.',
    'There was no fever.¹² | Pneumonia was present.',
    'He had no fever. | p53 was mutated.',
    'No fever. | mTOR was active. | miR-21 was not.',
    'No fever was seen in the ED. | Pneumonia was found.',
    'They did not produce NO. | Asthma was common.',
    'The answer was no. | We agree.',
    'It was given i.v. | Rats were killed.',
    'By Smith et al. | The others disagree.',
    'Against hepatitis C. | Patients recovered.',
    'For 24 h. | Urine was collected.',
  ])('ends a sentence at the mark: %j', (marked) => {
    expect(sentences(marked.replaceAll('| ', ''))).toEqual(marked.split(' | '));
  });

  it.each([
    ['names, one a line', 'diabetes\n|hypertension\n|asthma\n|obesity\n'],
    [
      'names of several words',
      'heart failure\n|carcinoma of the breast\n|carcinoma in situ\n|gout',
    ],
    ['the cells of a table', 'BRCA1\t|breast cancer\n|HTT\t|Huntington disease\n'],
    [
      'the cells of a table that is parted by commas',
      'Gene,|Disease,|Drug\n|BRCA1,|"breast cancer, familial",|olaparib\n|HTT,|Huntington disease,|none',
    ],
    ['cells with figures', 'drug;|dose;|n\n|aspirin;|75;|12\r\n|1,2-dioxane;|1,5;|3'],
    ['cells of which some are empty', ',a,|b,\n|x,,,|y\n|1.5,|c,|d,'],
    ['numbered items', '1. aspirin\r\n|2. ibuprofen\r\n'],
    [
      'an item that is wrapped',
      'Excluded were\n|- women\n|- those with a need of dialysis or with\nprior dialysis',
    ],
    [
      'a line of keywords',
      'We saw the rate of death fall.\n|Keywords: asthma; gout\n|Funding: none',
    ],
    ['lines of notes', 'Pt denies fever\n|No cough\n|BP 120/80\n|History of diabetes mellitus'],
    ['blocks', 'Cough\n\n|Fever\n \n|None'],
  ])('ends units at the line ends of %s', (_, marked) => {
    const text = marked.replaceAll('|', '');
    expect(sentences(text)).toEqual(marked.split('|').map((unit) => unit.trim()));
    expect(sentenceSpans(text).every(({ startsParagraph }) => startsParagraph)).toBe(true);
  });

  it.each([
    '1,2-dichloroethane\n|1,3-butadiene\n|2,4-D',
    'N,N-dimethylformamide\n|N,N-diethylaniline',
    'We saw them in mice, rats\nand dogs, cats and others. Then no more.',
    'The cohorts (n=12,p<0.01) and others were seen in a single study.',
    'It was seen before1,2\n|and not since3,4',
    'aspirin,ibuprofen\n|naproxen',
  ])('takes commas of names and prose for none of a table: %j', (marked) => {
    const text = marked.replaceAll('|', '');
    expect(sentences(text).every((one) => !one.endsWith(','))).toBe(true);
  });

  const TITLE =
    `Effects of atorvastatin on kidney disease: ${'a randomised trial '.repeat(5)}`.trim();
  it.each([
    'hard wrapped\nlines of one\nsentence. Next.',
    'We found no evidence of progression to\nheart failure',
    'Effect of aspirin on the rate of myocardial\ninfarction in women',
    'Atorvastatin slowed the progression of chronic\nkidney disease and reduced the rate of myocardial\ninfarction. It also lowered C-reactive\nprotein.',
    'Swollen joints are an early sign of rheuma-\ntoid arthritis',
  ])('goes on over the line ends of wrapped prose, also under a long title: %j', (prose) => {
    const alone = sentences(prose);
    expect(alone[0]).toContain('\n');
    expect(sentences(`${TITLE}\n\n${prose}`)).toEqual([TITLE, ...alone]);
    expect(sentences(`${TITLE}\n${prose}`)).toEqual([TITLE, ...alone]);
  });

  it('reads a list of any number of lines', () => {
    expect(sentenceSpans('ab\n'.repeat(330_000))).toHaveLength(330_000);
  });

  it('holds every character that is not white space, in order, without overlap', () => {
    const unit = fc.constantFrom(
      'a',
      'B',
      '. ',
      '.',
      '\n',
      '\r\n',
      '\t',
      '[1]',
      'β',
      '🧬',
      '\u2009',
      'e\u0301',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), hardText), (text) => {
        expect(sentences(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        const spans = sentenceSpans(text);
        spans.forEach((span, index) => {
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(span.end).toBeGreaterThan(span.start);
        });
      }),
    );
  });

  it('finds the sentences that a person marked', ({ annotate }) => {
    const count = { right: 0, found: 0, marked: 0 };
    for (const { marked } of byHand) {
      const text = marked.replaceAll('‖', '');
      const found = new Set(
        sentenceSpans(text)
          .slice(1)
          .map(({ start }) => start),
      );
      const wanted = new Set<number>();
      const parts = marked.split('‖').slice(0, -1);
      parts.reduce((at, part) => {
        wanted.add(at + part.length);
        return at + part.length;
      }, 0);
      count.found += found.size;
      count.marked += wanted.size;
      count.right += [...found].filter((start) => wanted.has(start)).length;
    }
    const precision = count.right / count.found;
    const recall = count.right / count.marked;
    annotate(
      `boundaries: ${count.marked}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
    expect(byHand.length + count.marked).toBeGreaterThanOrEqual(300);
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.98);
  });

  it('gives the recorded spans, which other implementations are held against', async () => {
    const cases = [...byHand.map(({ marked }) => marked.replaceAll('‖', '')), ...ODD].map(
      (text) => ({
        text,
        sentences: sentenceSpans(text).map(({ start, end }) => [start, end]),
        paragraphs: sentenceSpans(text).flatMap(({ startsParagraph, start }) =>
          startsParagraph ? [start] : [],
        ),
      }),
    );
    const lines = cases.map((one) => JSON.stringify(one));
    await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot('../fixtures/sentences.json');
  });
});

/** What prose does not hold: offsets beyond the basic plane, all kinds of white space and line ends. */
const ODD = [
  '',
  ' \ufeff\u2009\n',
  '\ufeff🧬 BRAF fell.\u2003EGFR rose.\u00a0😀 TNF too.',
  'a\u2028b\u2029c\rd\r\re\u000bf. G\u000cH\u0085i. J',
  'e\u0301tude finie。細胞が増えた。 次の文。 終',
  '🧬🧬🧬 was found to be in the 🧬🧬🧬 of all\ncells of the cohort of patients of\nours',
  'x\t\t y\n\tz \n. . .\n?! A "B." \'C.\' (D.) [E.] F',
  'psori-\natic and rheuma-\r\n toid\nX-\nray, hy\u00ad\nphen\n',
  'Gene,Disease 🧬,Drug\r\nBRCA1,"breast cancer, of ""both"" kinds",olaparib\r\n\r\n1,2-dioxane;x;\n;;N,N-dimethylformamide\na,b, c\n',
  '🧬 x,y\n\u2009z,1,\n,,w\n"q,r\n1,2\n3,4\nα,2;β\n\tu,v\nu,v',
  'Given p.o. (5 mg). (It was not.) [Nor was it here.] *P < 0.05. – None.',
];
