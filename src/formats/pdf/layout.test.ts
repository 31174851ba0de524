import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';
import { joinLines } from './join-lines.ts';
import { withoutLetterSpacing } from './letter-spacing.ts';
import { withoutLineNumbers } from './line-numbers.ts';
import { linesOf } from './lines.ts';
import type { TextLine } from './model.ts';
import { paragraphsOf } from './paragraphs.ts';
import { withoutRunningHeads } from './running-heads.ts';

/** A line with letters of 10 points, 5 points wide each. */
const line = (text: string, left: number, y: number, size = 10): TextLine => ({
  text,
  left,
  right: left + text.length * size * 0.5,
  y,
  size,
});

const lines = (texts: readonly string[], left: number, top: number): readonly TextLine[] =>
  texts.map((text, index) => line(text, left, top + 12 * index));

const textOf = (page: readonly TextLine[]): string => joinLines(paragraphsOf(columnsOf(page)));

test('raised letters, and words drawn apart or late, stand in their line', () => {
  const parts = [
    line('Ca', 50, 100),
    line('2+', 60, 96, 6),
    line('enters the', 70, 100),
    line('through it', 150, 100),
    line('cell', 125, 100),
  ];
  expect(linesOf(parts).map(({ text }) => text)).toEqual(['Ca2+ enters the cell through it']);
});

test('raised numbers of citations go, powers and charges stay', () => {
  const parts = [
    line('binds BARD1', 50, 100),
    line('12,13', 105, 96, 6),
    line(' and 10', 122, 100),
    line('6', 157, 96, 6),
    line(' cells, Ca', 162, 100),
    line('2+', 212, 96, 6),
  ];
  expect(linesOf(parts).map(({ text }) => text)).toEqual(['binds BARD1 and 106 cells, Ca2+']);
});

test('a raised number between words leaves them apart', () => {
  const parts = [
    line('Odense.', 50, 100),
    line('2', 88, 96, 6),
    line('Institute', 91, 100),
    line('of BARD1', 140, 100),
    line('3', 180, 96, 6),
    line(', too', 183, 100),
  ];
  expect(linesOf(parts).map(({ text }) => text)).toEqual(['Odense. Institute of BARD1, too']);
});

test('a capital over several lines is the first letter of its first line', () => {
  const cap = line('L', 50, 118, 40);
  const beside = ['oss of TSC2 activates', 'mTORC1 in smooth muscle', 'cells of the lung and'];
  const parts = [
    { ...cap, right: 75 },
    ...beside.map((text, index) => line(text, 78, 100 + 12 * index)),
    ...['elsewhere. Sirolimus lowers', 'serum VEGF-D.'].map((text, index) =>
      line(text, 50, 136 + 12 * index),
    ),
  ];
  expect(textOf(linesOf(parts))).toBe(
    'Loss of TSC2 activates mTORC1 in smooth muscle cells of the lung and elsewhere. Sirolimus lowers serum VEGF-D.',
  );
});

test('what is drawn twice to look bold is read once, word by word too', () => {
  const parts = ['Gout', 'hurts', 'people'].flatMap((word, index) => {
    const left = [50, 75, 105][index] ?? 0;
    return [line(word, left, 100), line(word, left + 0.4, 100)];
  });
  const below = line('people', 120, 120);
  expect(linesOf([...parts, below]).map(({ text }) => text)).toEqual([
    'Gout hurts people',
    'people',
  ]);
});

test.each([
  ['on the left', 20, (index: number) => index + 37],
  ['on the right, every fifth', 400, (index: number) => 5 * index],
])('numbers of lines %s are left out', (_, left, number) => {
  const prose = lines(
    Array.from({ length: 12 }, (_, index) => `line ${index} of the text`),
    50,
    80,
  );
  const numbers = prose.map(({ y }, index) => {
    const text = String(number(index));
    return line(text, left - 5 * text.length, y);
  });
  expect(withoutLineNumbers([[...numbers, ...prose]])).toEqual([{ runs: prose, left: 12 }]);
});

test('numbers of every fifth line are left out, on the last page too, where there are two', () => {
  const page = (first: number, count: number) => {
    const prose = lines(
      Array.from({ length: 5 * count }, (_, index) => `line ${index} of the text`),
      50,
      80,
    );
    const numbers = Array.from({ length: count }, (_, index) =>
      line(`${first + 5 * index}`, 30, 80 + 12 * (4 + 5 * index)),
    );
    return { prose, runs: [...numbers, ...prose] };
  };
  const [one, two] = [page(10, 5), page(35, 2)];
  expect(withoutLineNumbers([one.runs, two.runs])).toEqual([
    { runs: one.prose, left: 5 },
    { runs: two.prose, left: 2 },
  ]);
  expect(withoutLineNumbers([two.runs])).toEqual([{ runs: two.runs, left: 0 }]);
});

test('a heading in letters of its own is a line of its own', () => {
  const heading = { ...line('Abstract', 50, 80), fonts: ['bold'] };
  const prose = lines(
    ['Aspirin is a drug that is given to many', 'of those in pain. It helps them.'],
    50,
    92,
  );
  const page = [heading, ...prose.map((one) => ({ ...one, fonts: ['plain', 'italic'] }))];
  expect(textOf(page)).toBe(
    'Abstract\nAspirin is a drug that is given to many of those in pain. It helps them.',
  );
});

test('numbers that do not count on, or among which words stand, are text', () => {
  const doses = [5, 10, 20, 40, 80, 160, 320, 640].map((dose, at) =>
    line(`${dose}`, 50, 80 + 12 * at),
  );
  const ranks = [1, 2, 3, 4, 5, 6, 7, 8].map((rank, at) => line(`${rank}`, 50, 80 + 24 * at));
  const heads = ranks.map(({ y }) => line('Group', 45, y + 12));
  for (const page of [doses, [...ranks, ...heads]])
    expect(withoutLineNumbers([page])[0]?.left).toBe(0);
});

test('the left column comes before the right, a title before both, a wide caption between', () => {
  const page = [
    line('A title that reaches across both of the columns below it', 50, 40),
    ...lines(['one of the left', 'two of the left', 'three of it.'], 50, 80),
    ...lines(['four to the right', 'five to the right', 'six of it.'], 250, 80),
    line('Figure 1. A caption that stands across both of the columns', 50, 140),
    ...lines(['Seven of the left', 'eight of the left', 'nine of it.'], 50, 180),
    ...lines(['Ten to the right', 'eleven to the right', 'twelve of it.'], 250, 180),
  ];
  expect(textOf([...page].reverse()).split('\n')).toEqual([
    'A title that reaches across both of the columns below it',
    'one of the left two of the left three of it.',
    'four to the right five to the right six of it.',
    'Figure 1. A caption that stands across both of the columns',
    'Seven of the left eight of the left nine of it.',
    'Ten to the right eleven to the right twelve of it.',
  ]);
});

test('three columns are read one after the other', () => {
  const page = [50, 200, 350].flatMap((left, index) =>
    lines([`Column ${index} line a`, 'line b of it', 'line c of it', 'the end.'], left, 80),
  );
  expect(textOf(page).match(/Column \d/g)).toEqual(['Column 0', 'Column 1', 'Column 2']);
});

test('paragraphs begin after a gap, with an indent and in other letters; a sentence goes on in the next column', () => {
  const page = [
    line('Heading', 50, 40, 14),
    ...lines(['A first paragraph that fills its', 'lines to the right of it all.'], 50, 70),
    line('Indented, this one begins anew,', 62, 94),
    line('and goes on to the end of it,', 50, 106),
    line('After a gap another begins, and', 50, 136),
    ...lines(['goes on in the other column', 'and then it ends.'], 250, 70),
    line('[1] A reference that is', 250, 118),
    line('hanging in.', 262, 130),
    line('[2] Another.', 250, 142),
  ];
  expect(textOf(page).split('\n')).toEqual([
    'Heading',
    'A first paragraph that fills its lines to the right of it all.',
    'Indented, this one begins anew, and goes on to the end of it,',
    'After a gap another begins, and goes on in the other column and then it ends.',
    '[1] A reference that is hanging in.',
    '[2] Another.',
  ]);
});

test.each([
  ['a cyto-', 'kine acts', 'a cytokine acts'],
  ['soft hy\u00ad', 'phen', 'soft hyphen'],
  ['binds TNF-', 'R1 here', 'binds TNF-R1 here'],
  ['made IL-', '6 rise', 'made IL-6 rise'],
  ['a dose-', 'dependent rise', 'a dose-dependent rise'],
  ['an anti-', 'inflammatory drug', 'an anti-inflammatory drug'],
  ['doses of as-', 'pirin as they are', 'doses of aspirin as they are'],
  ['breast can-', 'cer can be', 'breast cancer can be'],
  ['angiotensin-', 'converting enzyme', 'angiotensin-converting enzyme'],
  ['it is inde-', 'pendent', 'it is independent'],
  ['one - ', 'two', 'one - two'],
  ['cholestane-3β,5α,6β-', 'triol here', 'cholestane-3β,5α,6β-triol here'],
  ['made of p-', 'nitrophenol', 'made of p-nitrophenol'],
  ["2,2'-", 'bipyridine', "2,2'-bipyridine"],
  ['an N-', '(2-hydroxyethyl) group', 'an N-(2-hydroxyethyl) group'],
  ['rac-(2S)-', 'lactate', 'rac-(2S)-lactate'],
  ['PPAR-γ-', 'induced rise', 'PPAR-γ-induced rise'],
  ['pre-', 'and postoperative', 'pre- and postoperative'],
])('%s / %s becomes %s', (one, two, joined) => {
  // Words of their own, and a word with its hyphen, stand elsewhere in the document.
  const elsewhere = [line('the dose is dependent on it; anti-inflammatory', 0, 0)];
  expect(joinLines([[line(one, 0, 12), line(two, 0, 24)], elsewhere]).split('\n')[0]).toBe(joined);
});

test('what stands on several pages in the margin is left out, and page numbers', () => {
  const page = (number: number) => ({
    height: 800,
    lines: [
      line('Journal of Tests 2026', 50, 20),
      line('Journal of Tests 2026', 50, 400),
      line(`Page ${number} of 2`, 50, 790),
    ],
  });
  const { pages, left } = withoutRunningHeads([page(1), page(2)]);
  expect(pages.map((one) => one.lines.map(({ y }) => y))).toEqual([[400], [400]]);
  expect(left).toHaveLength(4);
  const alone = { height: 800, lines: [line('A title', 50, 40), line('17', 300, 780)] };
  expect(withoutRunningHeads([alone]).pages[0]?.lines.map(({ text }) => text)).toEqual(['A title']);
});

const words = (text: string, y: number, edges: readonly number[]): readonly TextLine[] =>
  text.split(' ').map((word, index) => line(word, edges[index] ?? 0, y));

test('a line with wide blanks that are all alike is one line; a row of cells is a row', () => {
  const set = linesOf(words('and tumours with lost', 100, [50, 85, 140, 180]));
  expect(set.map(({ text }) => text)).toEqual(['and tumours with lost']);
  const cells = [
    ...words('Gene Disease Drug', 100, [50, 120, 260]),
    ...words('EGFR cancer gefitinib', 112, [50, 120, 260]),
  ];
  expect(textOf(linesOf(cells)).split('\n')).toEqual([
    'Gene\tDisease\tDrug',
    'EGFR\tcancer\tgefitinib',
  ]);
});

test('rows of a table between lines of a column stay rows, and the sentence goes on behind them', () => {
  const page = [
    ...lines(['The levels of all three of', 'them rose with each of the'], 50, 80),
    ...words('TNF 12 up', 110, [50, 120, 170]),
    ...words('IL-6 7 down', 122, [50, 120, 170]),
    ...lines(['doses that were given to', 'them in the second week'], 250, 80),
    ...lines(['and the third of them all.', 'Then it fell to the end.'], 250, 104),
  ];
  expect(textOf(page).split('\n')).toEqual([
    'The levels of all three of them rose with each of the doses that were given to them in the second week and the third of them all. Then it fell to the end.',
    'TNF\t12\tup',
    'IL-6\t7\tdown',
  ]);
});

test('columns that stand close to each other are not read as one line', () => {
  const left = Array.from({ length: 9 }, (_, index) => `left ${index} of the text`);
  const parts = left.flatMap((text, index) => {
    const one = line(text, 50, 80 + 12 * index);
    return [one, line(`right ${index} of the text`, one.right + 5, one.y)];
  });
  expect(textOf(linesOf(parts))).toMatch(/^left 0 .* left 8 of the text right 0 .*/);
});

test.each([
  [
    ['A B S T R A C T', 'O F', 'G E N E S'],
    ['ABSTRACT', 'OF', 'GENES'],
  ],
  [['R e c e i v e d J a n u a r y 2 0 2 6'], ['Received January 2026']],
  [['A B C D'], ['ABCD']],
  [['1 2 3 4 5'], ['1 2 3 4 5']],
  [
    ['a b c', 'I am'],
    ['a b c', 'I am'],
  ],
])('letters that are set wide are words: %j', (given, expected) => {
  const runs = given.map((text, index) => line(text, 50 + 150 * index, 100));
  expect(withoutLetterSpacing(runs).map(({ text }) => text)).toEqual(expected);
});

test('a sentence goes on over the foot of a column, which comes behind it', () => {
  const page = [
    ...lines(['Loss of BRCA1 is seen in', 'tumours, and the levels of'], 50, 80),
    line('*Correspondence: a@b.org', 50, 130, 10),
    ...lines(['IL-6 rise in them. The last', 'of the lines is here, then', 'it ends.'], 250, 80),
  ];
  expect(textOf(page).split('\n')).toEqual([
    'Loss of BRCA1 is seen in tumours, and the levels of IL-6 rise in them. The last of the lines is here, then it ends.',
    '*Correspondence: a@b.org',
  ]);
});

/** Prose in lines that fill a column, the last of which ends a sentence. */
const prose = (words: string, width: number, left: number, top: number, size = 10) => {
  const made: string[] = [];
  for (const word of words.split(' ')) {
    const open = made.at(-1);
    if (open !== undefined && open.length + 1 + word.length <= width)
      made[made.length - 1] = `${open} ${word}`;
    else made.push(word);
  }
  return made.map((text, index) => line(text, left, top + 1.2 * size * index, size));
};
const SAID = 'the loss of this gene was seen in all of the mice that were fed with salt and fat';

test.each([
  ['the same gutter', [50, 310], [50, 310], 10],
  ['letters of another size', [50, 310], [50, 310], 9],
  ['another gutter', [50, 310], [50, 225, 400], 10],
])('an abstract in two columns is read before the columns below it: %s', (_, one, two, size) => {
  const width = two.length === 2 ? 40 : 28;
  const abstract = one.map((left, at) =>
    at === 0
      ? prose(`Abstract one: ${SAID} and ${SAID}`, 40, left, 80)
      : prose(`salted abstract two: ${SAID} so ${SAID}.`, 40, left, 80),
  );
  const [first = [], second = []] = abstract;
  const height = Math.min(first.length, second.length);
  const body = two.map((left, at) =>
    prose(`Body ${at + 1}: ${SAID}, and ${SAID}, as ${SAID}.`, width, left, 200, size),
  );
  const page = [...first.slice(0, height), ...second.slice(0, height), ...body.flat()];
  const text = textOf([...page].reverse());
  const places = ['Abstract one', 'abstract two', 'Body 1', 'Body 2'].map((name) =>
    text.indexOf(name),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(text.split('\n')[0]).toContain('abstract two');
});

test('a blank that both columns have by chance, behind whole sentences, parts no bands', () => {
  const page = [50, 310].flatMap((left, at) => [
    ...prose(`Upper ${at}: ${SAID}.`, 40, left, 80),
    ...prose(`Lower ${at}: ${SAID}, and ${SAID}.`, 40, left, 140),
  ]);
  expect(textOf(page).match(/(?:Upper|Lower) \d/g)).toEqual([
    ...['Upper 0', 'Lower 0', 'Upper 1', 'Lower 1'],
  ]);
});

test('rows of a narrow table in mid-sentence are no part of the sentence', () => {
  const page = [
    ...lines(
      [
        'The levels of all of the genes that we had',
        'looked for in the blood of these mice and of',
      ],
      50,
      80,
    ),
    ...lines(['TNF 12.5', 'IL-6 7.1', 'EGFR 0.4'], 90, 104),
    ...lines(['the rats rose with each of the doses that we', 'gave to them.'], 50, 140),
  ];
  expect(textOf(page).split('\n')).toEqual([
    'The levels of all of the genes that we had looked for in the blood of these mice and of the rats rose with each of the doses that we gave to them.',
    'TNF 12.5',
    'IL-6 7.1',
    'EGFR 0.4',
  ]);
});

test('rows of cells in mid-sentence leave the sentence whole', () => {
  const cells = [
    ...words('TNF 12 up', 104, [90, 140, 230]),
    ...words('IL-6 7 down', 116, [90, 140, 230]),
  ];
  const page = [
    ...lines(
      [
        'The levels of all of the genes that we had',
        'looked for in the blood of these mice and of',
      ],
      50,
      80,
    ),
    ...linesOf(cells),
    ...lines(['the rats rose with each of the doses that we', 'gave to them.'], 50, 140),
  ];
  expect(textOf(page).split('\n')).toEqual([
    'The levels of all of the genes that we had looked for in the blood of these mice and of the rats rose with each of the doses that we gave to them.',
    'TNF\t12\tup',
    'IL-6\t7\tdown',
  ]);
});
