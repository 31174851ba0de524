import { expect, test } from 'vitest';
import { type Digest, digestOf } from '../digest/digest.ts';
import { newDocument, type TextDocument } from '../document/model.ts';
import { resolvedMentions } from '../document/resolve.ts';
import { hasConcept, onlyDenies } from '../search/concepts.ts';
import { judgedMention } from '../testing/judged.ts';
import { emptyLog, perform } from '../workspace/log.ts';
import { stepOf } from '../workspace/step.ts';
import { collectionTables } from './tables.ts';

/** A document whose file names these, each as often as it stands in the text. */
function documentOf(
  id: string,
  text: string,
  names: readonly (readonly [string, string])[],
  year = '',
): TextDocument {
  const mentions = names.flatMap(([name, concept]) =>
    [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
      mention: {
        ...{ id: `${name}${index}`, start: index, end: index + name.length, text: name },
        ...{ type: 'Chemical', score: 1, group: `Chemical:${name.toLowerCase()}` },
      },
      ...{ concepts: [concept], hasScore: false, info: {} },
    })),
  );
  const info: Record<string, string> = year === '' ? {} : { year };
  return {
    ...newDocument(id, text),
    imported: { from: 'a', mentions, relations: [], sections: [], info },
  };
}

const documents = [
  documentOf(
    '1',
    'Aspirin and nausea. aspirin, aspirin, nausea.',
    [
      ['Aspirin', 'A'],
      ['aspirin', 'A'],
      ['nausea', 'N'],
    ],
    '2001',
  ),
  documentOf(
    '2',
    'ASPIRIN and fever.',
    [
      ['ASPIRIN', 'A'],
      ['fever', 'F'],
    ],
    '2003',
  ),
  documentOf('3', 'Acetylsalicylic acid and nausea.', [
    ['Acetylsalicylic acid', 'A'],
    ['nausea', 'N'],
  ]),
];

test('spellings of one concept are one row, by documents and mentions; years without any are shown', () => {
  const tables = collectionTables(documents.map(digestOf));
  expect(tables.concepts).toMatchObject([
    { identity: 'A', documents: 3, mentions: 5 },
    { identity: 'N', documents: 2, mentions: 3 },
    { identity: 'F', documents: 1, mentions: 1 },
  ]);
  expect(tables.pairs).toMatchObject([
    { a: { identity: 'A' }, b: { identity: 'N' }, together: 2, related: 0 },
    { a: { identity: 'A' }, b: { identity: 'F' }, together: 1 },
  ]);
  expect(tables.years).toEqual([
    { year: 2001, documents: 1 },
    { year: 2002, documents: 0 },
    { year: 2003, documents: 1 },
    { documents: 1 },
  ]);
});

test('what was rejected counts no more', () => {
  const [, second] = documents;
  const mention = resolvedMentions(second!).find(({ text }) => text === 'ASPIRIN')!;
  const step = stepOf(second!, judgedMention(second!, mention.id, 'rejected'));
  const { document } = perform({ document: second!, log: emptyLog }, step!);
  const tables = collectionTables([documents[0]!, document, documents[2]!].map(digestOf));
  expect(tables.concepts[0]).toMatchObject({ identity: 'A', documents: 2, mentions: 4 });
  expect(tables.pairs).toHaveLength(1);
});

test('a wrong year stands beside the others, and takes none of them away', () => {
  const of = (...years: number[]) =>
    collectionTables(
      years.map((year, place) => digestOf(documentOf(`${place}`, 'A text.', [], `${year}`))),
    ).years.map(({ year, documents: count }) => [year, count]);
  expect(of(2020, 1023, 2022, 2022)).toEqual([
    ...[
      [1023, 1],
      [2020, 1],
      [2021, 0],
      [2022, 2],
    ],
  ]);
  expect(of(1990, 2010).length).toBe(21);
});

test('a concept that a text only denies counts apart, and makes no pair', () => {
  const fits = [
    ['Seizures', 'S'],
    ['seizures', 'S'],
    ['fever', 'F'],
  ] as const;
  const all = [
    documentOf('1', 'There were no seizures. Fever and fever were seen.', fits),
    documentOf('2', 'Seizures began in spring; later there were no seizures.', fits),
    documentOf('3', 'No evidence of seizures, no seizures at all.', fits),
  ].map(digestOf);
  const { concepts, pairs } = collectionTables(all);
  const figures = concepts.map(({ identity, documents: some, mentions, denied }) => [
    ...[identity, some, mentions, denied],
  ]);
  expect(figures).toEqual([
    ['S', 1, 2, 2],
    ['F', 1, 1, 0],
  ]);
  expect(pairs).toEqual([]);
  const certainty = { isUnsureToo: false };
  const found = (test: (digest: Digest) => boolean) => all.map(test);
  expect(found(hasConcept(new Set(['S']), certainty))).toEqual([false, true, false]);
  expect(found(onlyDenies(new Set(['S']), certainty))).toEqual([true, false, true]);
});

test('pairs of few documents are in the order of what they have in common, not of their names', () => {
  const text = 'Aspirin helped. Zinc eased fever. Zinc and fever; iron and zinc. Zinc.';
  const { pairs } = collectionTables([
    digestOf(
      documentOf('1', text, [
        ['Aspirin', 'A'],
        ['Zinc', 'Z'],
        ['zinc', 'Z'],
        ['fever', 'F'],
        ['iron', 'I'],
      ]),
    ),
  ]);
  expect(pairs.map(({ a, b, sentences }) => [a.identity, b.identity, sentences])).toEqual([
    ['F', 'Z', 2],
    ['F', 'I', 1],
    ['I', 'Z', 1],
    ['A', 'F', 0],
    ['A', 'I', 0],
    ['A', 'Z', 0],
  ]);
});
