import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import byForm from '../fixtures/drugs-by-form.json' with { type: 'json' };
import drugs from '../fixtures/drugs-since-2015.json' with { type: 'json' };
import { openGazetteer } from './gazetteer.ts';
import { tinyGazetteer } from './testing/tiny-gazetteer.ts';
import { type Named, nameReader } from './with-names.ts';

const TYPES = new Set(['Gene', 'Disease', 'Chemical', 'Species', 'Anatomy']);

/** A mention of the model, where `name` stands. */
const mention = (text: string, name: string, type: string, score = 0.99): Named => {
  const start = text.indexOf(name);
  return { start, end: start + name.length, type, score, isSure: score > 0.5 };
};

function read(text: string, mentions: readonly Named[] = [], types = TYPES): string[] {
  const found = nameReader(text, tinyGazetteer(), types)(mentions, 0, text.length);
  return found.map(
    ({ start, end, type, by }) => `${text.slice(start, end)}/${type}${by ? ` ${by}` : ''}`,
  );
}

describe('names read beside the model', () => {
  it('add a drug that the model missed, by a list or by its stem, and say so', () => {
    expect(read('She took infliximab, then xyzimab.')).toEqual([
      'infliximab/Chemical dictionary',
      'xyzimab/Chemical dictionary',
    ]);
  });

  it('say a drug that the model hardly believes in as surely as one that it missed', () => {
    const text = 'She took infliximab for rickets.';
    const weak = [
      { ...mention(text, 'infliximab', 'Chemical', 0.34), isSure: true },
      { ...mention(text, 'rickets', 'Disease', 0.34), isSure: true },
    ];
    const found = nameReader(text, tinyGazetteer(), TYPES)(weak, 0, text.length);
    expect(found.map(({ score, by }) => [score, by])).toEqual([
      [0.75, 'dictionary'],
      [0.34, undefined],
    ]);
    expect(read(text, [mention(text, 'infliximab', 'Chemical', 0.8)])).toEqual([
      'infliximab/Chemical',
    ]);
  });

  it('add nothing where the guideline has no such type', () => {
    expect(read('She took infliximab.', [], new Set(['Gene']))).toEqual([]);
  });

  it.each([
    'The heart failure in Crohn disease.',
    'Murine rickets with lipoprotein.',
    'IL-6, TGF-beta and CAT.',
    'Blood pressure.',
  ])('add no name of another kind: %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each([
    '1. IL-6\n2. CAT\n3. rickets\n4. nothing known\n5. insulin',
    'IL-6\tCAT\tof no name\nrickets\t12\tinsulin\n',
    'IL-6,CAT,x\nrickets,12,insulin',
  ])('add the names of a list or a table, of which each is all of its line or cell: %j', (text) => {
    expect(read(text)).toEqual([
      'IL-6/Gene dictionary',
      'CAT/Gene dictionary',
      'rickets/Disease dictionary',
    ]);
  });

  it('give the names of a list their types, however sure the model is of others', () => {
    const text = 'IL-6\nCAT\nrickets\n';
    expect(read(text, [mention(text, 'rickets', 'Anatomy', 0.97)])).toContain(
      'rickets/Disease dictionary',
    );
  });

  it('add none of a heading, of two names, or of lines with other words', () => {
    expect(read('Rickets\n\nIt was seen.')).toEqual([]);
    expect(read('IL-6\nrickets\nof heart failure and CAT\nmurine rickets\n')).toEqual([]);
  });

  it('add no name of two types', () => {
    expect(read('Insulin or insulin.')).toEqual([]);
  });

  it('leave alone what the model has, also where it sees more or less', () => {
    const text = 'A murine infliximab antibody, and infliximab.';
    expect(
      read(text, [
        mention(text, 'infliximab antibody', 'Chemical'),
        mention(text, 'and infliximab', 'Gene'),
      ]),
    ).toEqual(['infliximab antibody/Chemical', 'and infliximab/Gene']);
  });

  it('give a drug its type, however sure the model is of another', () => {
    const text = 'After infliximab.';
    expect(read(text, [mention(text, 'infliximab', 'Anatomy')])).toEqual([
      'infliximab/Chemical dictionary',
    ]);
  });

  it('give another name the type of its only list where the model is unsure', () => {
    const text = 'With rickets.';
    expect(read(text, [mention(text, 'rickets', 'Chemical', 0.85)])).toEqual([
      'rickets/Disease dictionary',
    ]);
    expect(read(text, [mention(text, 'rickets', 'Chemical', 0.95)])).toEqual(['rickets/Chemical']);
  });

  it.each([
    ['rickets', 'Disease', true],
    ['lipoprotein', 'Chemical', true],
    // The lists have it as a gene, too.
    ['Insulin', 'Chemical', true],
    ['Insulin', 'Gene', false],
    ['CAT', 'Gene', true],
    ['CAT', 'Disease', false],
    ['heart failure', 'Disease', false],
    ['murine', 'Species', false],
    ['crises', 'Disease', false],
  ] as const)(
    'make sure of what the model half believes in, where lists agree: %s as %s',
    (name, type, isSure) => {
      const text = `The ${name} of it.`;
      const weak = mention(text, name, type, 0.4);
      const agreed = { score: 0.75, isSure: true, by: 'dictionary' };
      expect(nameReader(text, tinyGazetteer(), TYPES)([weak], 0, text.length)).toMatchObject([
        isSure ? agreed : { score: 0.4, isSure: false },
      ]);
      const off = nameReader(text, tinyGazetteer(), TYPES, { isAgreeing: false });
      expect(off([weak], 0, text.length)).toEqual([weak]);
    },
  );

  it('make sure of no part of a listed name, and of no more than it', () => {
    const text = 'The Crohn disease and rickets scar.';
    const weak = [
      mention(text, 'Crohn', 'Disease', 0.4),
      mention(text, 'rickets scar', 'Disease', 0.4),
    ];
    expect(nameReader(text, tinyGazetteer(), TYPES)(weak, 0, text.length)).toEqual(weak);
  });

  it.each([
    ['Gallium Ga 68 dotatoc was given.', ['Gallium Ga 68 dotatoc']],
    [
      'A PET scan with flotufolastat F 18, or iobenguane I-131.',
      ['flotufolastat F 18', 'iobenguane I-131'],
    ],
    [
      '[18F]FDG, 68Ga-FAPI-46 and 90Y-ibritumomab tiuxetan.',
      ['[18F]FDG', '68Ga-FAPI-46', '90Y-ibritumomab tiuxetan'],
    ],
    [
      'After 177Lu-PSMA-617, radium-223 and 18F-FDG-PET.',
      ['177Lu-PSMA-617', 'radium-223', '18F-FDG'],
    ],
    [
      'AZD9291, BAY 73-4506, ICI 182,780 or BNT162b2.',
      ['AZD9291', 'BAY 73-4506', 'ICI 182,780', 'BNT162b2'],
    ],
    ['From insulin glargine to insulin icodec.', ['insulin glargine', 'insulin icodec']],
    [
      'Olipudase alfa, efanesoctocog alfa and vosoritide.',
      ['Olipudase alfa', 'efanesoctocog alfa', 'vosoritide'],
    ],
    [
      'Hepatitis C 18 months after group I 131, vitamin F 18, thallium-201, 125I-labelled albumin and LY6 in BI-1.',
      [],
    ],
    ['DNA polymerase alfa and casein kinase alfa.', []],
  ])('add drugs by the form of their names: %j', (text, drugs) => {
    expect(read(text)).toEqual(drugs.map((drug) => `${drug}/Chemical dictionary`));
  });

  it('make one drug of a notation and what the model has of it', () => {
    const text = 'After 177Lu-PSMA-617.';
    expect(read(text, [mention(text, 'PSMA-617', 'Gene')])).toEqual([
      '177Lu-PSMA-617/Chemical dictionary',
    ]);
  });

  it('have a cell line of two words as one where the model has a part of it as a line, and add none', () => {
    const text = 'The U-2 OS cells.';
    const lines = tinyGazetteer([['U-2 OS', 'CellLine']]);
    const readLines = (found: readonly Named[]) =>
      nameReader(text, lines, new Set(['Gene', 'CellLine']))(found, 0, text.length).map(
        ({ start, end, type }) => `${text.slice(start, end)}/${type}`,
      );
    expect(readLines([mention(text, 'U-2', 'CellLine')])).toEqual(['U-2 OS/CellLine']);
    expect(readLines([mention(text, 'U-2', 'Gene')])).toEqual(['U-2/Gene']);
    expect(readLines([])).toEqual([]);
  });

  it('make one drug of its parts', () => {
    const text = 'After trastuzumab deruxtecan.';
    expect(
      read(text, [
        mention(text, 'trastuzumab', 'Anatomy'),
        mention(text, 'deruxtecan', 'Chemical'),
      ]),
    ).toEqual(['trastuzumab deruxtecan/Chemical dictionary']);
  });

  it('make an unsure mention of a drug a sure one', () => {
    const text = 'With genistein.';
    expect(read(text, [mention(text, 'genistein', 'Chemical', 0.3)])).toEqual([
      'genistein/Chemical dictionary',
    ]);
  });

  it('wait for the next stretch with a name that goes on behind this one', () => {
    const text = 'Some Evans blue, genistein.';
    const reader = nameReader(text, tinyGazetteer(), TYPES);
    const within = text.indexOf('blue');
    expect(reader([], 0, within)).toEqual([]);
    const rest = reader([], within, text.length);
    expect(rest.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Evans blue',
      'genistein',
    ]);
  });

  it('read nothing that begins before a stretch which does not follow at once', () => {
    const text = 'Some infliximab, genistein.';
    const reader = nameReader(text, tinyGazetteer(), TYPES);
    expect(reader([], text.indexOf('mab'), text.length)).toHaveLength(1);
  });
});

describe('the gazetteer that comes with the program', () => {
  const file = new URL('../../../public/lexicons/gazetteer/gazetteer.packed', import.meta.url);
  const opened = openGazetteer(gunzipSync(readFileSync(file)));
  if (!opened.ok) throw new Error(opened.error);
  const gazetteer = opened.value;

  it('finds 185 of 200 drugs approved since 2015 at least, with their stems', () => {
    const missed = drugs.filter(({ text, drug }) => {
      const found = nameReader(text, gazetteer, TYPES)([], 0, text.length);
      return !found.some(({ start, end }) => text.slice(start, end) === drug);
    });
    expect(missed.length, missed.map(({ drug }) => drug).join(', ')).toBeLessThanOrEqual(15);
  });

  it.each([
    ['first', 90],
    ['codes', 42],
    ['second', 52],
  ] as const)(
    'finds without a model, of drugs of all kinds (%s list), %i at least',
    (list, least) => {
      const found = byForm[list].split('|').filter((drug) => {
        const text = `We compared ${drug} with standard care.`;
        const names = nameReader(text, gazetteer, TYPES)([], 0, text.length);
        return names.some(({ start, end }) => text.slice(start, end) === drug);
      });
      expect(found.length).toBeGreaterThanOrEqual(least);
    },
  );

  it('has a species of two words for one, whatever the model takes it for, and adds none', () => {
    const text = 'Clostridium sporogenes makes it.';
    const read = (mentions: readonly Named[]) =>
      nameReader(text, gazetteer, TYPES)(mentions, 0, text.length).map(({ type }) => type);
    expect(read([mention(text, 'Clostridium sporogenes', 'Chemical')])).toEqual(['Species']);
    expect(read([])).toEqual([]);
  });

  it('finds nothing else in their sentences', () => {
    const more = drugs.flatMap(({ text, drug }) =>
      nameReader(text, gazetteer, TYPES)([], 0, text.length)
        .map(({ start, end }) => text.slice(start, end))
        .filter((name) => !drug.includes(name)),
    );
    expect(more).toEqual([]);
  });
});
