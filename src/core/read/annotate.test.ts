import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention, Relation } from '../annotation.ts';
import { editText } from '../document/edit-text.ts';
import { joinRelations, keepEvidence } from '../document/join-relations.ts';
import { newDocument } from '../document/model.ts';
import { knownPart, withRead } from '../document/read-again.ts';
import { createOwnNames } from '../gazetteer/own-names.ts';
import { tinyGazetteer } from '../gazetteer/testing/tiny-gazetteer.ts';
import { ofVocabulary } from '../link/own-vocabulary.ts';
import { PIECEWISE_WORDS, randomReader } from '../testing/random-reader.ts';
import { wordReader } from '../testing/word-reader.ts';
import { diffEdit } from '../text/edit.ts';
import { overlaps } from '../text/span.ts';
import { type AnnotateRequest, annotate, type Settled } from './annotate.ts';
import type { Reader } from './reader.ts';

const CONTROL = { isCancelled: () => false, yieldControl: async () => {} };

async function read(request: AnnotateRequest, reader: Reader = wordReader()) {
  const result = await annotate(request, reader, CONTROL);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const found = (mentions: readonly { readonly text: string; readonly type: string }[]) =>
  mentions.map(({ text, type }) => `${text}/${type}`);

/** A relation without a direction is the same from both ends. */
const claim = ({ head, type, tail, directed }: Relation) =>
  [type, ...(directed ? [head, tail] : [head, tail].sort())].join(' ');

describe('annotate', () => {
  it('finds mentions in exactly the given text', async () => {
    const text = '  The patient took ASPIRIN acid,\r\nand “BRAF kinase” 🧬.';
    const { mentions, read: count } = await read({ text });
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual([
      'ASPIRIN acid',
      'BRAF kinase',
    ]);
    for (const mention of mentions)
      expect(mention.text).toBe(text.slice(mention.start, mention.end));
    expect(count.pieces).toBe(count.of);
  });

  it('finds nothing in what the encoder is shown between the lines of a list, whatever the model says', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const reader = randomReader({ positions: 100, seed });
      const { mentions } = await read({ text: PIECEWISE_WORDS.join('\n') }, reader);
      expect(mentions.filter(({ text }) => text === '')).toEqual([]);
    }
  });

  it('leaves the mark of a list item out of the name behind it', async () => {
    const reader = randomReader({ positions: 100, seed: 0 });
    const insideOfGenes = (ids: Int32Array) =>
      Float32Array.from({ length: ids.length * 6 }, (_, at) => (at % 6 === 2 ? 8 : 0));
    const all: Reader = {
      ...reader,
      engine: {
        ...reader.engine,
        encode: async (ids, types) => ({
          ...(await reader.engine.encode(ids, types)),
          entityLogits: insideOfGenes(ids),
        }),
      },
    };
    const text = 'tnf\n- tnfs\n\u2022\tcells\n-tnf\n*';
    const { mentions } = await read({ text }, all);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(
      mentions.map((mention) => mention.text),
    );
    expect(mentions.map((mention) => mention.text)).toEqual([
      ...['tnf', 'tnfs', '\u2022', 'cells', '-tnf', '*'],
    ]);
  });

  it('tells how far a reading is settled, so that reading on from there finds what is missing', async () => {
    const sentence = 'The patient took aspirin and BRAF. What is gefitinib and TNF? ';
    const text = sentence.repeat(6);
    const told: Mention[] = [];
    const settled: (Settled & { readonly told: readonly Mention[] })[] = [];
    const whole = await annotate({ text }, wordReader(), {
      ...CONTROL,
      onReading: (part) => {
        told.push(...part.mentions);
        if (part.settled) settled.push({ ...part.settled, told: [...told] });
      },
    });
    if (!whole.ok) throw new Error(whole.error.code);
    expect(settled.length).toBeGreaterThan(3);
    for (const { end, relations, told } of settled) {
      const known = told.filter((mention) => mention.start < end);
      const rest = await read({ text, known, focus: [{ start: end, end: text.length }] });
      const mentions = [...known, ...rest.mentions];
      expect(found(mentions)).toEqual(found(whole.value.mentions));
      const kept = new Set(known.map(({ id }) => id));
      const before = relations.flatMap((one) => keepEvidence(one, kept));
      const all = joinRelations(mentions, before, rest.relations);
      expect(all.map(claim)).toEqual(whole.value.relations.map(claim));
    }
  });

  it('relates a drug and a gene of one sentence by the schema that has a direction', async () => {
    const { relations, mentions } = await read({ text: 'BRAF and aspirin. EGFR.' });
    const ids = new Map(mentions.map(({ id, text }) => [id, text]));
    expect(
      relations.map(({ id, type, head, tail, directed }) => [id, type, head, tail, directed]),
    ).toEqual([
      ['R1', 'INHIBITOR', 'Chemical:aspirin', 'Gene:braf', true],
      ['R2', 'Association', 'Gene:braf', 'Gene:egfr', false],
      ['R3', 'Association', 'Chemical:aspirin', 'Gene:egfr', false],
    ]);
    expect(relations[0]!.evidence.map(({ head, tail }) => [ids.get(head), ids.get(tail)])).toEqual([
      ['aspirin', 'BRAF'],
    ]);
  });

  it('reads a text of many windows to its end, and streams what is certain', async () => {
    const text = 'The patient took aspirin and gefitinib acid. '.repeat(40);
    const streamed: string[] = [];
    const counts: number[] = [];
    const result = await annotate({ text }, wordReader(), {
      ...CONTROL,
      onReading: ({ mentions, read: count }) => {
        streamed.push(...found(mentions));
        counts.push(count.pieces);
      },
    });
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.mentions).toHaveLength(80);
    expect(streamed).toEqual(found(result.value.mentions));
    expect(result.value.read).toEqual({ pieces: counts.at(-1), of: counts.at(-1) });
    expect(counts.length).toBeGreaterThan(10);
  });

  it('finds the same mentions whatever the length of the window', async () => {
    // The engine knows what goes on by the piece before, so windows must share a few.
    const words = fc.array(
      fc.constantFrom(
        'braf',
        'braf kinase',
        'aspirin',
        'gefitinib acid',
        'the',
        '.',
        'Patient',
        '\n\n',
        '🧬',
      ),
      { maxLength: 80 },
    );
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 20, max: 60 }), async (some, positions) => {
        const text = some.join(' ');
        const one = await read({ text }, wordReader(1000));
        const many = await read({ text }, wordReader(positions));
        expect(found(many.mentions)).toEqual(found(one.mentions));
        expect(many.read).toEqual(one.read);
      }),
      { numRuns: 200 },
    );
  });

  it('lets no mention reach across a paragraph', async () => {
    const { mentions } = await read({ text: 'The BRAF\n\nkinase' });
    expect(found(mentions)).toEqual(['BRAF/Gene']);
  });

  it.each([
    'The BRAF\tkinase',
    '- BRAF\n- kinase',
    'EGFR\nBRAF\nkinase acid',
    'The BRAF. 2 kinase',
  ])('lets no mention reach across a cell, a line of a list or a sentence: %j', async (text) => {
    const { mentions } = await read({ text });
    expect(mentions.filter(({ text: name }) => /\s/u.test(name))).toEqual([]);
    expect(found(mentions)).toContain('BRAF/Gene');
  });

  it('finds a mention over the line end of wrapped prose', async () => {
    const { mentions } = await read({ text: 'The patient took the BRAF\nkinase and the rest.' });
    expect(found(mentions)).toEqual(['BRAF\nkinase/Gene']);
  });

  it('finds after an edit what reading the whole text finds', async () => {
    const words = ['BRAF kinase', 'aspirin', 'gefitinib acid', 'TNF J. Smith', 'the', 'x'];
    const gaps = [' ', ' ', '  ', '. ', '. The ', '\n', '\t', '\n\n', '\r\n- ', ' S. ', '.[1] '];
    const token = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...gaps));
    const tokens = fc.array(token, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(tokens, tokens, fc.nat(), fc.nat({ max: 3 }), async (some, put, at, cut) => {
        const parts = some.flat();
        const before = parts.join('');
        const after = parts
          .toSpliced(at % parts.length, cut, ...put.flat().slice(0, at % 3))
          .join('');
        const edit = diffEdit(before, after);
        if (!edit) return;
        const reader = wordReader(1000);
        const first = await read({ text: before }, reader);
        const by = { pack: { id: 'words', version: '0' }, engine: 'wasm' } as const;
        const reading = { ...first, by, guideline: 'any', unread: [] };
        const edited = editText({ ...newDocument('d', before), reading }, edit).reading;
        if (!edited) throw new Error('an edit drops no reading');
        const known = knownPart(edited);
        const request = { text: after, focus: edited.unread, known: known.mentions };
        const again = withRead(known, await read(request, reader));
        const whole = await read({ text: after }, reader);
        expect(found(again.mentions)).toEqual(found(whole.mentions));
      }),
      { numRuns: 200 },
    );
  });

  it('takes an unsure mention when its name is surely one elsewhere', async () => {
    expect((await read({ text: 'Perhaps aspirin.' })).mentions).toEqual([]);
    const { mentions } = await read({ text: 'Perhaps aspirin. Perhaps BRAF. The ASPIRIN.' });
    expect(found(mentions)).toEqual(['aspirin/Chemical', 'ASPIRIN/Chemical']);
  });

  it('finds variants by their notation, where the guideline has variants', async () => {
    const text = 'The BRAF p.Val600Glu. The EGFR T790M mutation. The aspirin.';
    const reader = wordReader();
    const { entities } = reader.manifest;
    const heads = entities.heads.map((head) =>
      head.type === 'Chemical' ? { ...head, type: 'Variant' } : head,
    );
    const manifest = { ...reader.manifest, entities: { ...entities, heads } };
    const { mentions } = await read({ text }, { ...reader, manifest });
    expect(found(mentions)).toEqual([
      'BRAF/Gene',
      'p.Val600Glu/Variant',
      'EGFR/Gene',
      'T790M/Variant',
      'aspirin/Variant',
    ]);
    const again = await read({ text, focus: [{ start: 22, end: 46 }] }, { ...reader, manifest });
    expect(found(again.mentions)).toEqual(['EGFR/Gene', 'T790M/Variant']);
    expect(found((await read({ text }, reader)).mentions)).toEqual([
      'BRAF/Gene',
      'EGFR/Gene',
      'aspirin/Chemical',
    ]);
  });

  it('adds the drugs that a gazetteer names, in groups and windows like any other', async () => {
    const text = `The patient took infliximab and aspirin. ${'What is aspirin. '.repeat(9)}`;
    const reader = { ...wordReader(), gazetteer: Promise.resolve(tinyGazetteer()) };
    const { mentions } = await read({ text }, reader);
    expect(mentions[0]).toMatchObject({
      text: 'infliximab',
      type: 'Chemical',
      group: 'Chemical:infliximab',
      by: 'dictionary',
    });
    expect(mentions.slice(1)).toEqual(
      (await read({ text })).mentions.map((one) => ({
        ...one,
        id: expect.any(String),
      })),
    );
    const without = { ...wordReader(), gazetteer: Promise.resolve(undefined) };
    expect(await read({ text }, without)).toEqual(await read({ text }));
  });

  it(`finds the names of the user's own vocabularies, which win over the model and the gazetteer`, async () => {
    const text = 'The patient took infliximab and aspirin and EGFR. zork, zork.';
    const mine = ofVocabulary(
      [{ id: 'X:1', name: 'zork', names: ['aspirin', 'infliximab'] }],
      'mine',
    );
    const typed = mine.map((one) => ({ ...one, type: 'Disease' }));
    const reader = {
      ...wordReader(),
      gazetteer: tinyGazetteer(),
      ownNames: Promise.resolve(createOwnNames(typed)),
    };
    const { mentions } = await read({ text }, reader);
    expect(found(mentions)).toEqual([
      'infliximab/Disease',
      'aspirin/Disease',
      'EGFR/Gene',
      'zork/Disease',
      'zork/Disease',
    ]);
    expect(mentions[3]).toMatchObject({ by: { vocabulary: 'mine' }, group: 'Disease:zork' });
    const focus = [{ start: 50, end: text.length }];
    const known = mentions.filter(({ end }) => end < 50);
    expect((await read({ text, focus, known }, reader)).mentions).toMatchObject([
      { text: 'zork', start: 50 },
      { text: 'zork', start: 56 },
    ]);
  });

  it('relates no name that lies within a longer one', async () => {
    const text = 'The patient took aspirin and EGFR kinase.';
    const own = [{ id: 'X:1', name: 'EGFR', names: [], type: 'Chemical' }];
    const reader = { ...wordReader(), ownNames: createOwnNames(own) };
    const { mentions, relations } = await read({ text }, reader);
    expect(found(mentions)).toEqual(['aspirin/Chemical', 'EGFR kinase/Gene', 'EGFR/Chemical']);
    expect(relations.map(({ head, tail }) => [head, tail])).toEqual([
      ['Chemical:aspirin', 'Gene:egfr kinase'],
    ]);
  });

  it('reads only the focus again, and relates it to what is known', async () => {
    const text = `aspirin. ${'The patient took EGFR. '.repeat(20)}gefitinib.`;
    const known = (await read({ text })).mentions.filter(({ text: name }) => name !== 'aspirin');
    const reader = wordReader();
    const again = await read({ text, focus: [{ start: 0, end: 8 }], known }, reader);
    expect(found(again.mentions)).toEqual(['aspirin/Chemical']);
    expect(again.read).toEqual({ pieces: 104, of: 104 });
    expect(known.map(({ id }) => id)).not.toContain(again.mentions[0]!.id);
    expect(again.relations.map(({ head, tail }) => [head, tail])).toEqual([
      ['Chemical:aspirin', 'Gene:egfr'],
    ]);
    expect(reader.seen.length).toBeLessThan(10);
  });

  it.each(['', '   \r\n', '🧬🧬'])(
    'finds nothing in %j and says that all was read',
    async (text) => {
      const { mentions, relations, read: count } = await read({ text });
      expect({ mentions, relations }).toEqual({ mentions: [], relations: [] });
      expect(count.pieces).toBe(count.of);
    },
  );

  it('stops before the next window once it is cancelled', async () => {
    const reader = wordReader();
    const result = await annotate({ text: 'the patient took aspirin. '.repeat(50) }, reader, {
      ...CONTROL,
      isCancelled: () => reader.seen.length >= 2,
    });
    expect(result).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(reader.seen).toHaveLength(2);
  });

  it('names the guidelines it knows when asked for another', async () => {
    const result = await annotate({ text: 'x', guideline: 'bc2gm' }, wordReader(), CONTROL);
    expect(result).toEqual({
      ok: false,
      error: { code: 'unknown-guideline', guideline: 'bc2gm', known: ['any'] },
    });
  });
});

describe('whatever the model says', () => {
  const texts = fc
    .array(fc.tuple(fc.constantFrom(...PIECEWISE_WORDS), fc.constantFrom(' ', ' ', '')), {
      maxLength: 60,
    })
    .map((words) => words.flat().join(''));
  const options = fc.record({ seed: fc.nat(), positions: fc.integer({ min: 10, max: 50 }) });

  it('no two mentions of one type overlap, also where a window ends within a word', async () => {
    await fc.assert(
      fc.asyncProperty(texts, options, async (text, given) => {
        const { mentions } = await read({ text }, randomReader(given));
        for (const [index, mention] of mentions.entries()) {
          const others = mentions.slice(index + 1).filter(({ type }) => type === mention.type);
          expect(others.filter((other) => overlaps(mention, other))).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a mention is related by all of its pieces, or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(texts, options, async (text, given) => {
        const vectors: number[] = [];
        const reader = randomReader({
          ...given,
          async relate({ entities, pairs }) {
            vectors.push(...entities);
            return new Float32Array((pairs.length / 2) * 4);
          },
        });
        await read({ text }, reader);
        // The hidden states are all 1; of several mentions the smooth maximum adds the log of their number.
        for (const value of vectors) {
          expect(Math.exp(value - 1) - Math.round(Math.exp(value - 1))).toBeCloseTo(0, 4);
        }
      }),
      { numRuns: 300 },
    );
  });
});
