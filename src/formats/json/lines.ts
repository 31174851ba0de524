import * as v from 'valibot';
import { build } from '../exchange/build.ts';
import { plainRun, type Writer } from '../exchange/format.ts';
import { fromDocument } from '../exchange/from-document.ts';
import { DECISION_NAMES, type Feed, mentionText, type Parsed, warn } from '../exchange/model.ts';
import { convertersOf } from '../exchange/offset-units.ts';
import { byJsonRecord } from '../streams/json-records.ts';
import { parseJson } from './parse.ts';
import { salvaged } from './salvage.ts';

const FORMAT = 'biogloss-exchange';

/** Whole documents, one a line; also files of the page (`writeJson`), which come whole: with their reading, decisions and questions. */
export const readJsonLines = (): Feed => byJsonRecord([], parseRecord);

/** Loses nothing but half surrogate pairs, which nothing in UTF-8 can hold. Offsets in UTF-16 code units. `text` of a mention is there for people, and to be compared. */
export const jsonLinesWriter: Writer = {
  ...plainRun,
  document: (document) => {
    const mentions = document.mentions.map((mention) => ({
      ...mention,
      text: mentionText(document.text, mention.spans),
    }));
    const file = {
      format: FORMAT,
      version: 1,
      offsets: 'utf16',
      document: { ...document, mentions },
    };
    return `${JSON.stringify(file)}\n`;
  },
};

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = v.object({ start: offset, end: offset });
const info = v.record(v.string(), v.string());
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const said = {
  by: v.exactOptional(v.string()),
  decided: v.exactOptional(
    v.object({
      decision: v.picklist(DECISION_NAMES),
      by: v.exactOptional(v.string()),
      at: v.exactOptional(v.string()),
    }),
  ),
  score: v.exactOptional(score),
  info,
};
/** Published as docs/biogloss-exchange.schema.json. */
export const exchangeSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  offsets: v.literal('utf16'),
  document: v.object({
    id: v.string(),
    text: v.string(),
    sections: v.array(v.object({ ...span.entries, kind: v.string() })),
    mentions: v.array(
      v.object({
        id: v.string(),
        spans: v.pipe(v.array(span), v.minLength(1)),
        type: v.string(),
        concepts: v.array(v.string()),
        negated: v.exactOptional(v.literal(true)),
        speculative: v.exactOptional(v.literal(true)),
        text: v.exactOptional(v.string()),
        ...said,
      }),
    ),
    relations: v.array(
      v.object({
        id: v.string(),
        type: v.string(),
        arguments: v.array(
          v.union([
            v.object({ role: v.string(), mention: v.string() }),
            v.object({ role: v.string(), concept: v.string() }),
          ]),
        ),
        novel: v.exactOptional(v.boolean()),
        negated: v.exactOptional(v.literal(true)),
        speculative: v.exactOptional(v.literal(true)),
        ...said,
      }),
    ),
    info,
  }),
});

/** A text alone, as the command line takes them. */
const textRecord = v.object({ id: v.union([v.string(), v.number()]), text: v.string() });

function* parseRecord(record: unknown, place: string): Generator<Parsed> {
  if (!v.is(v.object({ format: v.unknown() }), record) && v.is(textRecord, record)) {
    const { id, text } = record;
    const document = { id: String(id), text, sections: [], mentions: [], relations: [], info: {} };
    yield { document };
    const others = Object.entries(record).filter(([key]) => key !== 'id' && key !== 'text');
    const unread = others.flatMap(([key, value]) => (isContent(value) ? [key] : []));
    if (unread.length > 0) yield warn(place, `not read: ${unread.join(', ')}`);
    return;
  }
  if (v.is(v.object({ format: v.literal('biogloss') }), record)) {
    const file = parseJson(JSON.stringify(record));
    if (file.ok) {
      const { document, unknown } = file.value;
      yield { document: fromDocument(document), whole: document };
      for (const one of unknown) yield warn(place, `${one} is not known here: kept as it is`);
    } else yield warn(place, `left out: ${file.error.path} ${file.error.reason}`);
    return;
  }
  const read = yield* salvaged(exchangeSchema, record, place, ['document', 'document.text']);
  if (!read) return;
  const { document } = read;
  const mentions = document.mentions.map(({ text, ...mention }) => ({
    ...mention,
    place: `${document.id}: ${mention.id}`,
    ...(text !== undefined && { quote: text }),
  }));
  const relations = document.relations.map((relation) => ({
    ...relation,
    place: `${document.id}: ${relation.id}`,
  }));
  const converters = convertersOf(document.text).filter(({ unit }) => unit === 'UTF-16 units');
  yield* build({ ...document, mentions, relations }, converters);
}

const isContent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;
