import { expect, test } from 'vitest';
import { factsOf } from '../core/bibliography/facts.ts';
import { newDocument, type TextDocument } from '../core/document/model.ts';
import type { GivenFile } from './detect.ts';
import { writeJson } from './json/write.ts';
import { openFiles } from './open-files.ts';

const loadPdf = () => Promise.reject(new Error('no PDF here'));
const open = (...files: readonly GivenFile[]) => openFiles(files, { loadPdf });

test('what a file says of its text comes as its layer, what it says amiss as warnings', async () => {
  const content = [
    '1|t|TNF and IL-6',
    '1|a|Both fall.',
    '1\t0\t3\tTNF\tGeneOrGeneProduct\t7124',
    '1\t8\t12\tIL-6\tGeneOrGeneProduct\t3569',
    '1\tAssociation\t7124\t3569\tNovel',
    '1\tBind\t7124\t1',
    'rubbish',
    '',
  ].join('\n');
  const { documents, formats, warnings } = await open({ name: 'a.txt', content });
  expect(formats).toEqual(['PubTator']);
  expect(documents).toMatchObject([
    {
      id: '1',
      text: 'TNF and IL-6\nBoth fall.',
      imported: {
        from: 'a.txt',
        mentions: [
          {
            mention: { id: 'F1', start: 0, end: 3, type: 'Gene', group: 'Gene:tnf' },
            label: 'GeneOrGeneProduct',
            concepts: ['NCBIGene:7124'],
            hasScore: false,
          },
          { mention: { id: 'F2' } },
        ],
        relations: [
          {
            relation: { head: 'Gene:tnf', tail: 'Gene:il 6', directed: false, novel: true },
            roles: ['Arg1', 'Arg2'],
          },
        ],
        sections: [{ kind: 'title' }, { kind: 'abstract' }],
      },
    },
  ]);
  expect(warnings.map(({ reason }) => reason)).toEqual([
    'belongs to rubbish, not to 1',
    'relation Bind left out: no mention of one side',
  ]);
});

test('the two files of brat are one document; others of a drop are documents beside it', async () => {
  const text = 'TNF falls.';
  const { documents, formats } = await open(
    { name: 'x.txt', content: text },
    { name: 'x.ann', content: 'T1\tGene 0 3\tTNF\n' },
    { name: 'y.txt', content: 'Alone.' },
  );
  expect(formats).toEqual(['brat standoff', 'Plain text']);
  expect(documents).toMatchObject([
    { text, title: 'x', imported: { from: 'x.ann', mentions: [{ concepts: [] }] } },
    { text: 'Alone.', title: 'y' },
  ]);
  expect(documents[1]).not.toHaveProperty('imported');
});

test('a document without a title is called after the file that it came from, not after the one that had its place', async () => {
  const two = '{"id": "1", "text": "TNF"}\n{"id": "2", "text": "IL-2"}\n';
  const { documents } = await open(
    { name: 'first.jsonl', content: two },
    { name: 'second.ann', content: 'T1\tX 0 3\tTNF\n' },
    { name: 'third.txt', content: 'TNF' },
  );
  expect(documents.map(({ title }) => title)).toEqual(['', '', 'third']);
});

test('the only record of a file is called as its own first part says, as the records of a longer one are', async () => {
  const { documents } = await open({
    name: 'export.pubtator',
    content: '1|t|TNF falls\n1|a|It does.\n',
  });
  expect(documents.map(({ title }) => title)).toEqual(['']);
  expect(documents.map((document) => factsOf(document).title)).toEqual(['TNF falls']);
});

test('two mentions of one place and type are one, with the concepts of both', async () => {
  const content = '1|t|TNF\n1|a|\n1\t0\t3\tTNF\tGene\t1\n1\t0\t3\tTNF\tGene\t2\n';
  const { documents, warnings } = await open({ name: '', content });
  expect(documents[0]?.imported?.mentions).toMatchObject([
    { concepts: ['NCBIGene:1', 'NCBIGene:2'] },
  ]);
  expect(documents[0]?.imported?.from).toBe('PubTator');
  expect(warnings).toHaveLength(1);
});

test('a file of the page opens as the document it was, with decisions and questions', async () => {
  const mention = {
    ...{ id: 'T1', start: 0, end: 3, text: 'TNF', type: 'Gene', score: 0.9, group: 'Gene:tnf' },
  };
  const by = { pack: { id: 'mini', version: '1' }, engine: 'wasm' } as const;
  const read = { pieces: 4, of: 4 };
  const document: TextDocument = {
    ...newDocument('d', 'TNF in sepsis.'),
    reading: {
      ...{ by, guideline: 'any', mentions: [mention], relations: [], read, unread: [] },
    },
    decisions: [{ kind: 'mention', verdict: 'rejected', mention }],
    questions: [{ id: 'q', question: 'What?', by, answers: [], read, outdated: false }],
  };
  const json = writeJson(document, new Date('2026-11-22T12:00:00Z'));
  const opened = await open({ name: 'export.json', content: json });
  expect(opened.documents).toEqual([document]);
  expect(opened.warnings).toEqual([]);
  const later = json.replace('"rejected"', '"unsure"');
  const partly = await open({ name: 'export.json', content: later });
  expect(partly.documents).toMatchObject([{ questions: [{ id: 'q' }], decisions: [] }]);
  expect(partly.documents[0]?.unknown).toHaveLength(1);
  expect(partly.warnings).toHaveLength(1);
});
