import { expect, test } from 'vitest';
import { newDocument, type TextDocument } from '../core/document/model.ts';
import { exportFormats } from './format.ts';
import { formatNamed } from './formats.ts';
import { importDocument } from './import/import-document.ts';
import { readAll } from './testing/read-all.ts';

const text = 'Aspirin did not inhibit EGFR. Aspirin may bind TNF. Aspirin inhibits IL2.';
const at = (name: string, type: string, from = 0) => {
  const start = text.indexOf(name, from);
  const group = `${type}:${name}`;
  return {
    id: `${name}${start}`,
    start,
    end: start + name.length,
    text: name,
    type,
    score: 1,
    group,
  };
};
const aspirin = [0, 10, 40].map((from) => at('Aspirin', 'Chemical', from));
const genes = ['EGFR', 'TNF', 'IL2'].map((name) => at(name, 'Gene'));

/** The text denies the first relation, supposes the second and asserts the third. */
const document: TextDocument = {
  ...newDocument('d', text),
  reading: {
    by: { pack: { id: 'tiny', version: '1' }, engine: 'wasm' },
    guideline: 'any',
    mentions: [...aspirin, ...genes].sort((a, b) => a.start - b.start),
    relations: genes.map(({ id, group }, index) => ({
      ...{ id: `R${index + 1}`, head: 'Chemical:Aspirin', tail: group, type: 'INHIBITOR' },
      ...{ schema: 'drugprot', directed: true, score: 0.9 },
      evidence: [{ head: aspirin[index]?.id ?? '', tail: id, score: 0.9 }],
    })),
    read: { pieces: 9, of: 9 },
    unread: [],
  },
};
const written = (id: string, of = document) =>
  exportFormats.find((one) => one.id === id)!.write(of, { date: new Date(0) });
const read = (id: string, content: string) => readAll(formatNamed(id)!, content).documents[0]!;

test.each(['json-lines', 'bioc-xml', 'bioc-json', 'pubannotation', 'w3c'])(
  '%s says which relations the text denies and which it supposes, read again and written once more too',
  (id) => {
    const flags = [{ negated: true }, { speculative: true }, {}];
    const once = read(id, written(id).content);
    expect(once.relations.map(({ negated, speculative }) => ({ negated, speculative }))).toEqual(
      flags.map(({ negated, speculative }) => ({ negated, speculative })),
    );
    // A file that says so of another text, in which the rules find nothing, is believed.
    const silent = { ...once, text: text.replace('did not', 'did now').replace('may', 'can') };
    const again = read(id, written(id, importDocument(silent, 'a').document).content);
    expect(again.relations[0]).toMatchObject({ negated: true });
  },
);

test('brat has both as attributes', () => {
  const { content } = written('brat');
  expect(content).toMatch(/^A\d+\tNegation R1$/m);
  expect(content).toMatch(/^A\d+\tSpeculation R2$/m);
});

test('the tables have a column each', () => {
  const rows = written('tsv-relations')
    .content.split('\n')
    .map((line) => line.split('\t'));
  const flags = ['negated', 'speculative'].map((name) => rows[0]?.indexOf(name) ?? -1);
  const cells = rows.slice(1, 4).map((row) => flags.map((column) => row[column]));
  expect(cells).toEqual([
    ['true', ''],
    ['', 'true'],
    ['', ''],
  ]);
  expect(written('tsv-entities').content.split('\n')[0]).toMatch(/\tnegated\tspeculative$/);
});

test('RDF asserts none of them, and says why', () => {
  const { content } = written('rdf');
  expect(content.match(/<urn:biogloss:relation:INHIBITOR>/g)).toHaveLength(3);
  expect(content).toMatch(/#R1> <urn:biogloss:vocabulary:negated>/);
  expect(content).toMatch(/#R2> <urn:biogloss:vocabulary:speculative>/);
});

test('PubTator has no word for it: what the text denies is left out, and named', () => {
  const { content, losses } = written('pubtator');
  expect(content.match(/INHIBITOR/g)).toHaveLength(2);
  expect(losses).toContain('relations: not kept');
  expect(losses).toContain('relation negation and speculation: not kept');
});

test('the JSON of the page says it beside the document', () => {
  const { contexts } = JSON.parse(written('json').content);
  expect(contexts.relations).toEqual({ R1: { negated: true }, R2: { speculative: true } });
  expect(contexts.mentions).toMatchObject({ [genes[0]!.id]: { negated: true } });
});
