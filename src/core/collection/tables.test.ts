import { expect, test } from 'vitest';
import { digestOf } from '../digest/digest.ts';
import { newDocument, type TextDocument } from '../document/model.ts';
import { resolvedMentions } from '../document/resolve.ts';
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
