import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../core/document/apply.ts';
import { newDocument, type TextDocument } from '../../core/document/model.ts';
import { chooseConcept } from '../../core/document/operations.ts';
import { resolvedMentions } from '../../core/document/resolve.ts';
import { readDocument } from '../../core/testing/documents.ts';
import { judgedMention } from '../../core/testing/judged.ts';
import { exportFormats } from '../format.ts';
import { writeTable } from './table.ts';
import { entityColumns, writeEntities, writeRelations } from './write.ts';

const text = '😀 TNF\tα rises in =sepsis.';
const at = (surface: string, id: string, type: string) => {
  const start = text.indexOf(surface);
  const group = `${type}:${surface}`;
  return { id, start, end: start + surface.length, text: surface, type, score: 0.5, group };
};

const document: TextDocument = {
  ...newDocument('d', text),
  reading: {
    by: { pack: { id: 'tiny', version: '1.2' }, engine: 'wasm' },
    guideline: 'any',
    mentions: [at('TNF\tα', 'T1', 'Gene'), at('=sepsis', 'T2', 'Disease')],
    relations: [
      {
        ...{ id: 'R1', head: 'Gene:TNF\tα', tail: 'Disease:=sepsis', type: 'Association' },
        ...{ schema: 'biored', directed: false, novel: true, score: 0.25 },
        evidence: [{ head: 'T1', tail: 'T2', score: 0.25 }],
      },
    ],
    read: { pieces: 9, of: 9 },
    unread: [],
  },
};

test('entities are written with both kinds of offsets, tabs escaped, nothing else changed', () => {
  expect(writeEntities(document).split('\n')).toEqual([
    entityColumns.join('\t'),
    'd\t2\t7\t3\t8\tTNF\\tα\tGene\t0.5\tGene:TNF\\tα\tundecided\ttiny@1.2\t\t\t\t\t\t\t\t\t\t\t\t',
    'd\t17\t24\t18\t25\t=sepsis\tDisease\t0.5\tDisease:=sepsis\tundecided\ttiny@1.2\t\t\t\t\t\t\t\t\t\t\t\t',
    '',
  ]);
});

test('relations are written with the names of their entities and the spans of their evidence', () => {
  expect(writeRelations(document).split('\n')[1]).toBe(
    [
      ...['d', 'Gene:TNF\\tα', 'TNF\\tα', 'Gene', '', 'Association'],
      ...['Disease:=sepsis', '=sepsis', 'Disease', '', 'biored', 'false', 'true', '0.25'],
      ...['3-8:18-25', 'undecided', 'tiny@1.2', '', '', '', '', ''],
    ].join('\t'),
  );
});

test('concepts are written with who chose them, and what else there was', () => {
  const sepsis = { id: 'MESH:D018805', name: 'Sepsis', score: 0.875 };
  const other = { id: 'DOID:0040085', name: 'bacterial sepsis', score: 0.5 };
  const by = { lexicon: { id: 'tiny', version: '1' }, vocabularies: [] };
  const concepts = { T1: [], T2: [sepsis, other] };
  const reading = document.reading && { ...document.reading, linking: { by, concepts } };
  const linked = { ...document, ...(reading && { reading }) };
  const cells = (given: TextDocument) =>
    writeEntities(given)
      .split('\n')
      .slice(1, 3)
      .map((row) => row.split('\t').slice(-12, -7));
  const candidates = 'MESH:D018805 0.88; DOID:0040085 0.50';
  expect(cells(linked)).toEqual([
    ['', '', '', '', ''],
    ['MESH:D018805', 'Sepsis', '0.875', 'tiny-lexicon@1', candidates],
  ]);
  const mention = resolvedMentions(linked)[1]!;
  const chosen = apply(linked, chooseConcept(linked, mention, other)).document;
  expect(cells(chosen)[1]).toEqual(['DOID:0040085', 'bacterial sepsis', '', 'person', candidates]);
});

test('a decision is written, and what a later reading lost is told apart', () => {
  const accept = judgedMention(document, 0, 'accepted');
  const accepted = apply(document, accept).document;
  expect(writeEntities(accepted)).toContain('accepted\ttiny@1.2');
  const reading = { ...document.reading!, mentions: [], relations: [] };
  expect(writeEntities({ ...accepted, reading })).toContain('accepted\tearlier reading');
});

test('code point offsets point to the same text in a language that counts code points', () => {
  fc.assert(
    fc.property(readDocument, (given) => {
      const points = [...given.text];
      const rows = writeEntities(given).trimEnd().split('\n').slice(1);
      resolvedMentions(given).forEach((mention, index) => {
        const [, start, end] = rows[index]!.split('\t').map(Number);
        // Only where the mention does not begin or end within a pair of surrogates.
        if ([...mention.text].join('') === points.slice(start, end).join('')) return;
        expect(mention.text).toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      });
    }),
  );
});

test('a cell can be told apart from its neighbours whatever it holds', () => {
  const unescaped = (cell: string) =>
    cell.replace(
      /\\([\\tnr])/g,
      (_, letter: string) => ({ '\\': '\\', t: '\t', n: '\n', r: '\r' })[letter]!,
    );
  const cell = fc.string({ unit: fc.constantFrom('a', '\\', '\t', '\n', '\r', 't', 'n') });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const [, line, ...rest] = writeTable(['x'], [cells]).split('\n');
      expect(rest).toEqual(['']);
      expect(line!.split('\t').map(unescaped)).toEqual(cells);
    }),
  );
});

test.each(exportFormats)(
  '$name holds the mentions and says what it loses',
  ({ name, loses, write }) => {
    // Europe PMC takes no mention without a concept, and the document has none.
    const held = name.startsWith('Europe PMC') ? '' : 'TNF';
    expect(write(document, { date: new Date(0) }).content).toContain(held);
    expect(loses).toMatch(/^Leaves out .*\.$/);
  },
);
