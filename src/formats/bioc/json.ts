import * as v from 'valibot';
import type { Writer } from '../exchange/format.ts';
import type { Feed, Parsed } from '../exchange/model.ts';
import { salvaged } from '../json/salvage.ts';
import { byJsonRecord } from '../streams/json-records.ts';
import { fromBioc } from './from-bioc.ts';
import type { BiocContent, BiocDocument, Infons } from './model.ts';
import { toBioc } from './to-bioc.ts';

/** BioC JSON, and PubTator 3's dialect of it: `PubTator3` on top, infons of any kind, relations by `role1`, `role2`. */
export const readBiocJson = (): Feed => byJsonRecord(['documents', 'PubTator3'], parseRecord);

const text = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const infons = v.optional(v.record(v.string(), v.unknown()), {});
const list = <const T extends v.GenericSchema>(item: T) => v.optional(v.nullable(v.array(item)));
const annotation = v.object({
  id: v.optional(text, ''),
  infons,
  text: v.nullish(v.string()),
  locations: v.optional(v.array(v.object({ offset: v.number(), length: v.number() })), []),
});
const relation = v.object({
  id: v.optional(text, ''),
  infons,
  nodes: list(v.object({ refid: v.optional(text, ''), role: v.optional(text, '') })),
});
const content = { annotations: list(annotation), relations: list(relation) };
const offset = v.optional(v.number(), 0);
const sentence = v.object({ offset, text: v.optional(v.string(), ''), ...content });
const collection = v.object({ documents: v.array(v.unknown()) });
const schema = v.object({
  id: v.optional(text, ''),
  infons,
  passages: v.array(
    v.object({
      infons,
      offset,
      text: v.nullish(v.string()),
      sentences: list(sentence),
      ...content,
    }),
  ),
  ...content,
});

function* parseRecord(record: unknown, place: string): Generator<Parsed> {
  // PubMed Central gives a list of collections.
  if (v.is(collection, record)) {
    for (const [index, one] of record.documents.entries()) {
      yield* parseRecord(one, `${place}.${index + 1}`);
    }
    return;
  }
  const read = yield* salvaged(schema, record, place);
  if (!read) return;
  const { id, passages, ...rest } = read;
  const document: BiocDocument = {
    id,
    infons: plain(rest.infons),
    passages: passages.map((passage) => ({
      infons: plain(passage.infons),
      offset: passage.offset,
      text: passage.text ?? undefined,
      sentences: (passage.sentences ?? []).map((one) => ({
        offset: one.offset,
        text: one.text,
        ...contentOf(one, place),
      })),
      ...contentOf(passage, place),
    })),
    ...contentOf(rest, place),
  };
  yield* fromBioc(document, place);
}

type Content = Pick<v.InferOutput<typeof schema>, 'annotations' | 'relations'>;

const contentOf = ({ annotations, relations }: Content, place: string): BiocContent => ({
  annotations: (annotations ?? []).map(({ id, infons, text, locations }) => ({
    id,
    infons: plain(infons),
    text: text ?? undefined,
    spans: locations.map(({ offset, length }) => ({ start: offset, end: offset + length })),
    place: `${place}, annotation ${id}`,
  })),
  relations: (relations ?? []).map((one) => ({
    id: one.id,
    ...dialect(one),
    place: `${place}, relation ${one.id}`,
  })),
});

const role = v.looseObject({ identifier: text });

/** PubTator 3 keeps what a relation relates in `role1` and `role2`; its nodes count places, they are no ids. */
function dialect({ infons, nodes }: v.InferOutput<typeof relation>) {
  const roles = [infons.role1, infons.role2];
  if (!roles.every((one) => v.is(role, one))) return { infons: plain(infons), nodes: nodes ?? [] };
  const { role1: _, role2: __, ...rest } = infons;
  const concepts = roles.map((one, index) => [`entity${index + 1}`, v.parse(role, one).identifier]);
  return { infons: { ...plain(rest), ...Object.fromEntries(concepts) }, nodes: [] };
}

/** Infons as text: PubTator 3 has numbers, lists and objects; what is null is left out. */
const plain = (infons: Readonly<Record<string, unknown>>): Infons =>
  Object.fromEntries(
    Object.entries(infons).flatMap(([key, value]) =>
      value === null || value === undefined
        ? []
        : [[key, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  );

export const biocJsonWriter: Writer = {
  head: (date) =>
    `{"source":"BioGloss","date":"${date.toISOString().slice(0, 10)}","key":"biogloss.key","version":"1.0","infons":{},"documents":[\n`,
  document: (document) => JSON.stringify(jsonOf(toBioc(document))),
  between: ',\n',
  tail: '\n]}\n',
};

const jsonOf = ({ id, infons, passages, ...content }: BiocDocument) => ({
  id,
  infons,
  passages: passages.map(({ offset, text, infons, ...own }) => ({
    offset,
    infons,
    text,
    sentences: [],
    ...jsonContent(own),
  })),
  ...jsonContent(content),
});

const jsonContent = ({ annotations, relations }: BiocContent) => ({
  annotations: annotations.map(({ id, infons, spans, text }) => ({
    id,
    infons,
    text,
    locations: spans.map(({ start, end }) => ({ offset: start, length: end - start })),
  })),
  relations: relations.map(({ id, infons, nodes }) => ({ id, infons, nodes })),
});
