import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KIND } from './lexicon-format.ts';
import { link } from './link.ts';
import { isConceptOf } from './linkable.ts';
import { createVocabulary, isForType } from './own-vocabulary.ts';
import { saidConcept } from './said-concept.ts';
import { lexiconOf, tinyLexicon } from './testing/tiny-lexicon.ts';
import { writeLexicon } from './write-lexicon.ts';

const lexicon = tinyLexicon();

/** Mentions of the given names, each where it stands next in the text. */
function mentionsIn(text: string, names: readonly (readonly [string, string])[]) {
  let from = 0;
  return names.map(([name, type]) => {
    const start = text.indexOf(name, from);
    expect(start).toBeGreaterThanOrEqual(0);
    from = start + 1;
    return { start, end: start + name.length, text: name, type };
  });
}

const ids = (text: string, ...names: (readonly [string, string])[]) =>
  link(text, mentionsIn(text, names), lexicon).map((concepts) => concepts[0]?.id);

/** Genes of hormones, one of a species that the lexicon does not know. */
const hormones = () =>
  lexiconOf(
    writeLexicon(
      [
        { id: 'NCBIGene:3972', class: 0, label: 'LHB', names: [] },
        { id: 'NCBIGene:16866', class: 1, label: 'Lhb', names: [] },
        {
          ...{ id: 'NCBIGene:5351', class: 0, label: 'PLOD1' },
          names: ['LH', 'lysyl hydroxylase'].map((name) => ({
            name,
            kind: KIND.synonym,
            level: 0,
          })),
        },
        { id: 'NCBIGene:25632', class: 2, label: 'hemoglobin', names: [] },
      ],
      [9606, 10_090, undefined].map((taxon) => ({
        ...{ prefix: 'NCBIGene:', width: 1, radix: 10, type: 'Gene', rank: 0 },
        ...(taxon !== undefined && { taxon }),
      })),
      { name: 'hormones', version: '1', sources: [] },
    ),
  );

describe('linking', () => {
  it('finds a name however it is spelled, and shows the label of its concept', () => {
    const text = 'Kidney injuries, acute, were seen.';
    const [concepts] = link(
      text,
      mentionsIn(text, [['Kidney injuries, acute', 'Disease']]),
      lexicon,
    );
    expect(concepts).toEqual([
      { id: 'MESH:D058186', name: 'Acute Kidney Injury', score: expect.any(Number) },
    ]);
  });

  it('says plainly that there is no match', () => {
    expect(link('Flurb.', mentionsIn('Flurb.', [['Flurb', 'Disease']]), lexicon)).toEqual([[]]);
  });

  it('takes only concepts of the type', () => {
    expect(ids('Aspirin is no gene.', ['Aspirin', 'Gene'])).toEqual([undefined]);
    expect(ids('Aspirin is a drug.', ['Aspirin', 'Chemical'])).toEqual(['MESH:D001241']);
  });

  it('links a type that a model names in its own way as the type of the catalogue', () => {
    expect(ids('Aspirin is a drug.', ['Aspirin', 'Drug'])).toEqual(['MESH:D001241']);
    expect(ids('Aspirin is a drug.', ['Aspirin', 'Zebra'])).toEqual([undefined]);
  });

  it('has hormones under their usual short names, in each species, and as the text explains them', () => {
    const genes = hormones();
    const best = (text: string, name: string) =>
      link(text, mentionsIn(text, [[name, 'Gene']]), genes)[0]?.[0]?.id;
    expect(best('LH rose in patients.', 'LH')).toBe('NCBIGene:3972');
    expect(best('LH rose in mice.', 'LH')).toBe('NCBIGene:16866');
    expect(best('Lysyl hydroxylase (LH) rose in patients.', 'LH')).toBe('NCBIGene:5351');
  });

  it.each([
    ['Haemoglobin fell in patients.', undefined],
    ['Haemoglobin fell in rats.', 'NCBIGene:25632'],
    ['Haemoglobin fell.', 'NCBIGene:25632'],
  ])('says a gene of an unknown species only where no other one is named: %s', (text, id) => {
    const [concepts = []] = link(text, mentionsIn(text, [['Haemoglobin', 'Gene']]), hormones());
    expect(saidConcept(concepts)?.id).toBe(id);
  });

  it('knows American names by British ones, and microbes by their strains', () => {
    expect(ids('Aluminium is toxic.', ['Aluminium', 'Chemical'])).toEqual(['MESH:D000535']);
    const text = 'Bdellovibrio bacteriovorus HD100 preys.';
    expect(ids(text, ['Bdellovibrio bacteriovorus HD100', 'Species'])).toEqual(['NCBITaxon:959']);
  });

  it('reads a short form as the text explains it', () => {
    const text = 'Heart failure (HF) is common. HF kills.';
    expect(ids(text, ['Heart failure', 'Disease'], ['HF', 'Disease'], ['HF', 'Disease'])).toEqual([
      'MESH:D006333',
      'MESH:D006333',
      'MESH:D006333',
    ]);
  });

  it('takes of two definitions of a short form the one that stands nearest before it', () => {
    const text =
      'Alzheimer disease (AE) is slow. AE kills. Acute renal failure (AE) is not. AE kills.';
    const all = ids(text, ...Array.from({ length: 4 }, () => ['AE', 'Disease'] as const));
    expect(all).toEqual(['MESH:D000544', 'MESH:D000544', 'MESH:D058186', 'MESH:D058186']);
  });

  it('takes a mention in brackets for the one before it, where the letters do not tell', () => {
    const text = 'We gave doxorubicin (DOX). DOX is toxic.';
    expect(
      ids(text, ['doxorubicin', 'Chemical'], ['DOX', 'Chemical'], ['DOX', 'Chemical']),
    ).toEqual(['MESH:D004317', 'MESH:D004317', 'MESH:D004317']);
  });

  it.each([
    ['Kidney disorders (hypertension, HF)', 'hypertension', 'MESH:D006973'],
    ['Heart failure (hypertension)', 'hypertension', 'MESH:D006973'],
    ['Breast cancer cases (breast cancer)', 'breast cancer', 'MESH:D001943'],
  ])('in %j takes what stands in brackets for a name of its own', (text, name, id) => {
    const long = text.slice(0, text.indexOf(' ('));
    const mentions = mentionsIn(`${text}. ${name}`, [
      [long, 'Disease'],
      [name, 'Disease'],
      [name, 'Disease'],
    ]);
    const found = link(`${text}. ${name}`, mentions, lexicon).map(([best]) => best?.id);
    expect(found.slice(1)).toEqual([id, id]);
  });

  it('does not take a member for the group before the brackets, in no case and no own vocabulary', () => {
    const own = createVocabulary([{ id: 'MINE:1', name: 'Doxorubicin', names: [] }]);
    const text = 'Doxorubicin (aspirin), aspirin and Aspirin.';
    const found = link(
      text,
      mentionsIn(text, [
        ['Doxorubicin', 'Chemical'],
        ['aspirin', 'Chemical'],
        ['aspirin', 'Chemical'],
        ['Aspirin', 'Chemical'],
      ]),
      lexicon,
      { own },
    );
    expect(found.map(([best]) => best?.id)).toEqual([
      'MINE:1',
      'MESH:D001241',
      'MESH:D001241',
      'MESH:D001241',
    ]);
  });

  it('takes a code alone in brackets for the name before it, with so little trust that it joins nothing', () => {
    const text = 'Aspirin (ASX-12) works. ASX-12 helps.';
    const found = link(
      text,
      mentionsIn(text, [
        ['Aspirin', 'Chemical'],
        ['ASX-12', 'Chemical'],
        ['ASX-12', 'Chemical'],
      ]),
      lexicon,
    );
    expect(found.map(([best]) => best?.id)).toEqual(Array(3).fill('MESH:D001241'));
    expect(found[2]![0]!.score).toBeLessThan(0.5);
  });

  it.each([
    ['Breast cancers', 'BRX', 'Disease'],
    ['Heart failure', 'hypotonia', 'Disease'],
    ['interleukin 6', 'TNF', 'Gene'],
  ])(
    'does not take %s for the group or the other name in brackets behind it',
    (long, name, type) => {
      expect(ids(`${long} (${name})`, [long, type], [name, type])[1]).toBeUndefined();
    },
  );

  it('reads a short form in another case as the text defines it', () => {
    const text = 'Doxorubicin (DOX) is toxic. Dox kills.';
    expect(
      ids(text, ['Doxorubicin', 'Chemical'], ['DOX', 'Chemical'], ['Dox', 'Chemical']),
    ).toEqual(['MESH:D004317', 'MESH:D004317', 'MESH:D004317']);
  });

  it.each([
    ['severe hypertension', 'MESH:D006973'],
    ['hypertensive', 'MESH:D006973'],
    ['breast carcinoma', 'MESH:D001943'],
    ['acute kidney failure', 'MESH:D058186'],
    ['adriamicin', 'MESH:D004317'],
  ])('understands %j said otherwise', (name, id) => {
    const type = id === 'MESH:D004317' ? 'Chemical' : 'Disease';
    expect(ids(`It was ${name}.`, [name, type])).toEqual([id]);
  });

  it('does not link what only says disease', () => {
    expect(ids('A severe disease.', ['severe disease', 'Disease'])).toEqual([undefined]);
  });

  it('scores what was found as it stands higher than what was found otherwise', () => {
    const text = 'hypertension or severe hypertension';
    const [plain, severe] = link(
      text,
      mentionsIn(text, [
        ['hypertension', 'Disease'],
        ['severe hypertension', 'Disease'],
      ]),
      lexicon,
    );
    expect(plain![0]!.score).toBeGreaterThan(severe![0]!.score);
  });

  it('gives a gene the species that the text speaks of, human when it speaks of none', () => {
    expect(ids('IL-6 was high.', ['IL-6', 'Gene'])).toEqual(['NCBIGene:3569']);
    expect(ids('In patients, IL-6 was high.', ['IL-6', 'Gene'])).toEqual(['NCBIGene:3569']);
    expect(ids('Mice without Il6 were fed. Mice lost weight.', ['Il6', 'Gene'])).toEqual([
      'NCBIGene:16193',
    ]);
  });

  it('writes the symbols of mice as mice have them', () => {
    const text = 'Mice: Il6.';
    const [concepts] = link(text, mentionsIn(text, [['Il6', 'Gene']]), lexicon);
    expect(concepts!.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'NCBIGene:16193 Il6',
      'NCBIGene:3569 IL6',
    ]);
  });

  it('reads Greek letters in gene names', () => {
    expect(ids('TGF-β1 and TGFb1', ['TGF-β1', 'Gene'])).toEqual(['NCBIGene:7040']);
  });

  it('takes a part of a name for the whole that the text has too', () => {
    const text = 'Bdellovibrio bacteriovorus hunts. Bdellovibrio is small.';
    expect(
      ids(text, ['Bdellovibrio bacteriovorus', 'Species'], ['Bdellovibrio', 'Species']),
    ).toEqual(['NCBITaxon:959', 'NCBITaxon:959']);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'links no mention of a type called %s',
    (type) => {
      expect(ids('It was severe hypertension.', ['severe hypertension', type])).toEqual([
        undefined,
      ]);
    },
  );

  it('puts variants into one notation', () => {
    expect(ids('p.Val600Glu', ['p.Val600Glu', 'Variant'])).toEqual(['p.V600E']);
    expect(ids('rs1801133', ['rs1801133', 'Variant'])).toEqual(['dbSNP:rs1801133']);
  });

  it(`puts the user's own names first`, () => {
    const text = 'Aspirin helps.';
    const own = createVocabulary([{ id: 'MINE:1', name: 'my aspirin', names: ['aspirin'] }]);
    const [concepts] = link(text, mentionsIn(text, [['Aspirin', 'Chemical']]), lexicon, { own });
    expect(concepts!.map(({ id }) => id)).toEqual(['MINE:1', 'MESH:D001241']);
    expect(concepts![0]!.score).toBe(1);
  });

  it('offers a related name of the own list by its score, and the long form of a short one first', () => {
    const own = createVocabulary([
      { id: 'MINE:1', name: 'salicylate', names: [], related: ['aspirin'] },
      { id: 'MINE:2', name: 'HF', names: [] },
      { id: 'MINE:3', name: 'heart failure', names: [] },
    ]);
    const best = (text: string, ...names: (readonly [string, string])[]) =>
      link(text, mentionsIn(text, names), lexicon, { own }).map((concepts) =>
        concepts.map(({ id }) => id),
      );
    expect(best('Aspirin.', ['Aspirin', 'Chemical'])).toEqual([['MESH:D001241', 'MINE:1']]);
    const text = 'Heart failure (HF).';
    expect(best(text, ['Heart failure', 'Disease'], ['HF', 'Disease'])[1]).toEqual([
      'MINE:3',
      'MINE:2',
      'MESH:D006333',
    ]);
  });

  it('gives the whole name beside brackets to a short form, and a symbol behind it to a name without a match', () => {
    const text = 'Acute Kidney Injury (AI). The interleukin six alpha chain (IL6), AI.';
    const names = [
      ['Acute Kidney Injury', 'Disease'],
      ['AI', 'Disease'],
      ['interleukin six alpha chain', 'Gene'],
      ['IL6', 'Gene'],
      ['AI', 'Disease'],
    ] as const;
    expect(ids(text, ...names)).toEqual([
      'MESH:D058186',
      'MESH:D058186',
      'NCBIGene:3569',
      'NCBIGene:3569',
      'MESH:D058186',
    ]);
  });

  it('takes the whole mention beside brackets for what is short, not the part that the letters need', () => {
    const text = 'Acute renal failure (RF) is common. RF kills.';
    expect(
      ids(text, ['Acute renal failure', 'Disease'], ['RF', 'Disease'], ['RF', 'Disease']),
    ).toEqual(Array(3).fill('MESH:D058186'));
  });

  it('does not take a word out of the name of a chemical, an organism or a cell', () => {
    expect(ids('Aspirin zz salt.', ['Aspirin zz', 'Chemical'])).toEqual([undefined]);
    expect(ids('Aspirin tartrate.', ['Aspirin tartrate', 'Chemical'])).toEqual(['MESH:D001241']);
  });

  it.each([
    ['IL-6 rose in rats. IL6 was seen in the liver of mice, rats and in mice.', 'NCBIGene:16193'],
    ['Effects of fat in mice. IL-6 fell in all.', 'NCBIGene:16193'],
    ['Tumours of the bladder grew in nude mice. IL6 rose in the cells.', 'NCBIGene:3569'],
    ['IL6 is needed for nodules of Lotus japonicus and of other legumes.', undefined],
    ['Arabidopsis thaliana has IL6. The seedlings were small.', undefined],
    ['IL6 was tried in a yeast two-hybrid screen.', 'NCBIGene:3569'],
    ['IL6 in Drosophila and in patients.', 'NCBIGene:3569'],
  ])('gives a gene a species that the text names or implies, or none: %j', (text, id) => {
    const name = text.includes('IL6') ? 'IL6' : 'IL-6';
    expect(ids(text, [name, 'Gene'])).toEqual([id]);
  });

  it('gives a gene one species in a text that speaks of one', () => {
    const text = 'Il6 in mice. Loss of IL6 was bad. IL-6 returned.';
    expect(ids(text, ['Il6', 'Gene'], ['IL6', 'Gene'], ['IL-6', 'Gene'])).toEqual(
      Array(3).fill('NCBIGene:16193'),
    );
  });

  it('offers no more concepts than asked for', () => {
    const text = 'Patients and mice: IL-6.';
    const mentions = mentionsIn(text, [['IL-6', 'Gene']]);
    expect(link(text, mentions, lexicon)[0]).toHaveLength(2);
    expect(link(text, mentions, lexicon, { limit: 1 })[0]).toHaveLength(1);
  });
});

describe('whatever is listed', () => {
  const names = [
    'aspirin',
    'IL6',
    'heart failure',
    'renal heart failure',
    'acute renal failure',
    'IL-6 (interleukin 6)',
  ];
  const types = ['Gene', 'gene', 'Chemical', 'Drug', 'Disease', 'Species', 'Reagent'];
  const name = fc.constantFrom(...names);
  const type = fc.constantFrom(...types);
  const listed = fc.record(
    { name, names: fc.array(name, { maxLength: 2 }), type },
    { requiredKeys: ['name', 'names'] },
  );

  it('links no mention to a concept of another type, of a list or of the lexicon', () => {
    const lists = fc.array(listed, { maxLength: 6 });
    const mentions = fc.array(fc.tuple(name, type), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lists, mentions, (concepts, given) => {
        const own = createVocabulary(concepts.map((one, at) => ({ id: `MY:${at}`, ...one })));
        const text = given.map(([one]) => one).join(' and ');
        let start = 0;
        const found = given.map(([one, ofType]) => {
          const mention = { start, end: start + one.length, text: one, type: ofType };
          start += one.length + ' and '.length;
          return mention;
        });
        for (const [at, linked] of link(text, found, lexicon, { own }).entries()) {
          const wanted = found[at]?.type ?? '';
          for (const { id } of linked) {
            const mine = own.concepts.find((one) => one.id === id);
            const number = lexicon.conceptOf(id);
            const isRight = mine
              ? isForType(mine, wanted)
              : number !== undefined && isConceptOf(wanted, lexicon.classOf(number).type);
            expect(isRight, `${wanted} ${id}`).toBe(true);
          }
        }
      }),
    );
  });
});
