import { describe, expect, test } from 'vitest';
import type { Feature } from './exchange/features.ts';
import { type ExchangeFormat, writeFile } from './exchange/format.ts';
import { fromDocument } from './exchange/from-document.ts';
import { lossesBetween } from './exchange/losses.ts';
import {
  type Argument,
  type ExchangeDocument,
  type ExchangeRelation,
  mentionText,
} from './exchange/model.ts';
import { formats } from './formats.ts';
import { importDocument } from './import/import-document.ts';
import { fate } from './testing/feature-table.ts';
import { knownDocument } from './testing/known-documents.ts';
import { readAll } from './testing/read-all.ts';

const date = new Date('2026-01-02T03:04:05Z');
const known = Array.from({ length: 200 }, (_, seed) => knownDocument(seed + 1));
const documents = known.map(({ document }) => document);
const both = formats.filter(({ read, writer }) => read && writer);

function again(format: ExchangeFormat, document: ExchangeDocument) {
  const beside = format.writer?.beside?.[0]?.content(document);
  return readAll(format, writeFile(format.writer!, [document], date), undefined, beside);
}

/** The document without the relations that docs/formats.md names as traps of a format. */
function withoutTraps({ name }: ExchangeFormat, document: ExchangeDocument): ExchangeDocument {
  const isBare = (part: Argument) =>
    'mention' in part &&
    document.mentions.some(({ id, concepts }) => id === part.mention && concepts.length === 0);
  const isTrap = ({ arguments: parts, negated }: ExchangeRelation) =>
    (name === 'pubtator' && (negated || parts.some(isBare))) ||
    (name.startsWith('bioc') && new Set(parts.map((part) => 'mention' in part)).size > 1);
  return { ...document, relations: document.relations.filter((one) => !isTrap(one)) };
}

/** Line ends after the first are spaces in PubTator. */
const isKept = (format: ExchangeFormat, feature: Feature): boolean =>
  fate(format, feature) === 'kept' && !(format.name === 'pubtator' && feature === 'text');

/** Its documents are excerpts, with the mentions that have concepts. */
const excerpts = 'europepmc';
const wholes = both.filter(({ name }) => name !== excerpts);

describe.each(wholes.map((format) => [format.name, format] as const))('%s', (_, format) => {
  test('gives 200 documents back, but for what its column in docs/formats.md says', () => {
    for (const whole of documents) {
      const document = withoutTraps(format, whole);
      const { documents: back } = again(format, document);
      const losses = lossesBetween(document, back[0]);
      const untold = losses.filter(({ feature }) => isKept(format, feature));
      expect([document.id, untold]).toEqual([document.id, []]);
      const texts = [back[0], document].map((one) => one?.text.replace(/\s/g, ' '));
      expect(texts[0]).toBe(texts[1]);
    }
  });
});

test('a file of several documents holds each of them', () => {
  for (const format of both.filter(
    ({ writer, name }) => !writer?.beside && name !== 'text' && name !== 'europepmc',
  )) {
    const some = documents.slice(0, 40).map((one, index) => ({ ...one, id: String(index + 1) }));
    const { documents: back } = readAll(format, writeFile(format.writer!, some, date));
    expect([format.name, back.map(({ id }) => id)]).toEqual([
      format.name,
      some.map(({ id }) => id),
    ]);
    expect([format.name, back.map(({ text }) => text)]).toEqual([
      format.name,
      some.map(({ id }) => again(format, some[Number(id) - 1]!).documents[0]!.text),
    ]);
  }
});

test('the page gives 200 documents back as it took them, in its own format', () => {
  const json = formats.find(({ name }) => name === 'json')!;
  for (const document of documents) {
    const { document: page } = importDocument(document, 'a');
    const file = json.writePage!(page, date);
    const { documents: back } = readAll(json, file);
    expect(lossesBetween(fromDocument(page), back[0])).toEqual([]);
  }
});

test('Europe PMC gives back each mention that has a concept, by its letters', () => {
  const format = formats.find(({ name }) => name === excerpts)!;
  for (const { document, letters } of known) {
    const { documents: back } = again(format, document);
    const found = back.flatMap(({ text, mentions }) =>
      mentions.map(({ type, spans }) => [type, mentionText(text, spans)] as const),
    );
    const linked = document.mentions.filter(
      ({ concepts, spans }) => concepts.length > 0 && spans.length === 1,
    );
    expect(new Set(found.map(([type]) => type))).toEqual(new Set(linked.map(({ type }) => type)));
    for (const [type, text] of found) expect(letters.get(type)).toContain(text);
  }
});
