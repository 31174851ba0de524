import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readId, writeId } from './concept-id.ts';
import { openLexicon } from './lexicon.ts';
import { type ConceptClass, KIND, kindOf, levelOf } from './lexicon-format.ts';
import { nameKey } from './name-key.ts';
import { lexiconOf } from './testing/tiny-lexicon.ts';
import { type NamedConcept, writeLexicon } from './write-lexicon.ts';

const about = { name: 'test', version: '1', sources: [] };
const classes: readonly ConceptClass[] = [
  { prefix: 'TEST:', width: 1, radix: 10, type: 'Disease', rank: 0 },
];
const open = (concepts: readonly NamedConcept[]) =>
  lexiconOf(writeLexicon(concepts, classes, about));

const name = fc.stringMatching(/^[A-Za-z0-9αβ ,'-]{1,40}$/);
const vocabulary = fc
  .array(fc.record({ label: name, names: fc.array(name, { maxLength: 6 }) }), { maxLength: 60 })
  .map((list) =>
    list.map(
      ({ label, names }, id): NamedConcept => ({
        id: `TEST:${id}`,
        class: 0,
        label,
        names: names.map((one) => ({ name: one, kind: KIND.synonym, level: 0 })),
      }),
    ),
  );
/** Spellings of few keys, so that labels of one key fill more than a block. */
const spelling = fc
  .tuple(fc.mixedCase(fc.constantFrom('acute lung injury', 'il6')), fc.constantFrom('', ',', ' -'))
  .map(([text, end]) => text + end);

describe('a lexicon', () => {
  it('finds every name that it was built from', () => {
    fc.assert(
      fc.property(vocabulary, (concepts) => {
        const lexicon = open(concepts);
        for (const { id, label, names } of concepts) {
          if (nameKey(label) === '') continue;
          for (const each of [label, ...names.map((one) => one.name)]) {
            const key = nameKey(each);
            if (key === '') continue;
            const ids = lexicon.find(key).map(({ concept }) => lexicon.idOf(concept));
            expect(ids).toContain(id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows every concept under its own label, whatever others share its key', () => {
    fc.assert(
      fc.property(
        vocabulary,
        fc.array(spelling, { maxLength: 60, size: 'max' }),
        (concepts, spellings) => {
          const shared = spellings.map((label, id) => ({
            id: `TEST:${1000 + id}`,
            class: 0,
            label,
            names: [],
          }));
          const all = [...concepts, ...shared];
          const lexicon = open(all);
          const labels = new Map(all.map(({ id, label }) => [id, label]));
          for (let concept = 0; concept < lexicon.header.concepts; concept += 1) {
            const label = labels.get(lexicon.idOf(concept)) ?? '';
            const shown = /^[\x20-\x7e]*$/.test(label) ? label : nameKey(label);
            expect(lexicon.nameOf(concept)).toBe(shown);
          }
          const isOf = (key: string) => all.filter(({ label }) => nameKey(label) === key);
          for (const label of new Set(spellings)) {
            const ids = lexicon.find(nameKey(label)).map(({ concept }) => lexicon.idOf(concept));
            for (const { id } of isOf(nameKey(label))) expect(ids).toContain(id);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lists its keys in order, from any place on', () => {
    fc.assert(
      fc.property(vocabulary, name, (concepts, from) => {
        const lexicon = open(concepts);
        const all = lexicon.keysFrom('', 1e6);
        expect(new Set(all)).toHaveLength(all.length);
        expect(all).toEqual([...all].sort());
        const key = nameKey(from);
        expect(lexicon.keysFrom(key, 5)).toEqual(all.filter((one) => one >= key).slice(0, 5));
      }),
      { numRuns: 40 },
    );
  });

  it('tells how a name stands for a concept and how often it was chosen', () => {
    const lexicon = open([
      {
        id: 'TEST:7',
        class: 0,
        label: 'Asthma',
        labelLevel: 3,
        names: [{ name: 'wheeze', kind: KIND.related, level: 2 }],
      },
    ]);
    const [label] = lexicon.find('asthma');
    const [related] = lexicon.find('wheeze');
    expect(kindOf(label!.weight)).toBe(KIND.label);
    expect(levelOf(label!.weight)).toBe(3);
    expect(kindOf(related!.weight)).toBe(KIND.related);
    expect(levelOf(related!.weight)).toBe(2);
  });

  it('says in its header where its names come from', () => {
    const source = { name: 'MeSH', version: '2020', licence: 'free', url: 'https://nlm.nih.gov/ü' };
    const bytes = writeLexicon([], classes, { ...about, sources: [source] });
    expect(lexiconOf(bytes).header.sources).toEqual([source]);
  });
});

describe('opening bytes that are no lexicon', () => {
  const whole = writeLexicon(
    Array.from({ length: 40 }, (_, id) => ({
      id: `TEST:${id}`,
      class: 0,
      label: `Disease ${id} of the lung`,
      names: [],
    })),
    classes,
    about,
  );

  it('refuses random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(openLexicon(bytes)).toMatchObject({ ok: false, error: { code: 'lexicon-invalid' } });
      }),
    );
  });

  it('refuses a lexicon that is cut off anywhere', () => {
    for (let length = 0; length < whole.length; length += 7) {
      expect(openLexicon(whole.subarray(0, length)).ok).toBe(false);
    }
  });

  it('does not crash on one in which bytes were changed: it is refused, or read as far as it makes sense', () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const opened = openLexicon(bytes);
        if (!opened.ok) return;
        const lexicon = opened.value;
        for (const key of ['disease3lung', 'zzz', ...lexicon.keysFrom('', 50)]) {
          for (const { concept } of lexicon.find(key)) {
            expect(typeof lexicon.nameOf(concept)).toBe('string');
            expect(typeof lexicon.idOf(concept)).toBe('string');
          }
        }
      }),
    );
  });

  it('refuses another format', () => {
    const bytes = whole.slice();
    bytes[4] = 9;
    expect(openLexicon(bytes)).toMatchObject({ error: { reason: 'has format 9, not 1' } });
  });
});

describe('identifiers as numbers', () => {
  it.each([
    ['MESH:D006394', { prefix: 'MESH:D', width: 6, radix: 10 }],
    ['MESH:D000077269', { prefix: 'MESH:D', width: 9, radix: 10 }],
    ['CVCL:E548', { prefix: 'CVCL:', width: 4, radix: 36 }],
    ['NCBIGene:7157', { prefix: 'NCBIGene:', width: 1, radix: 10 }],
  ] as const)('brings %s back', (id, form) => {
    expect(writeId(form, readId(form, id) ?? -1)).toBe(id);
  });

  it('does not take what would not come back', () => {
    expect(readId({ prefix: 'MESH:D', width: 6, radix: 10 }, 'MESH:D000077269')).toBeUndefined();
    expect(readId({ prefix: 'NCBIGene:', width: 1, radix: 10 }, 'NCBIGene:x')).toBeUndefined();
    expect(() =>
      writeLexicon([{ id: 'OTHER:1', class: 0, label: 'a name', names: [] }], classes, about),
    ).toThrow('OTHER:1');
  });
});
