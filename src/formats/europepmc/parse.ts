import * as v from 'valibot';
import { build, type RawMention } from '../exchange/build.ts';
import { conceptOfUri } from '../exchange/concepts.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { convertersOf } from '../exchange/offset-units.ts';
import { salvaged } from '../json/salvage.ts';
import { byJsonRecord } from '../streams/json-records.ts';

/**
 * Europe PMC annotations, as its API gives them (europepmc.org/AnnotationsApi) and as it takes them (JSON lines).
 * Neither holds the article, so the text of the document is what they quote of it: a line an annotation.
 */
export const readEuropepmc = (): Feed => byJsonRecord([], parseRecord);

const id = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const string = v.optional(v.string(), '');
const annotation = v.object({
  exact: v.string(),
  prefix: string,
  postfix: string,
  type: string,
  section: v.optional(v.string()),
  provider: v.optional(v.string()),
  tags: v.optional(v.array(v.object({ name: string, uri: string })), []),
});
const schema = v.object({
  id: v.optional(id),
  extId: v.optional(id),
  pmcid: v.optional(id),
  provider: v.optional(v.string()),
  anns: v.optional(v.array(annotation)),
  annotations: v.optional(v.array(annotation)),
});

function* parseRecord(record: unknown, place: string): Generator<Parsed> {
  const read = yield* salvaged(schema, record, place);
  if (!read) return;
  const { id, extId, pmcid, provider, anns, annotations } = read;
  let text = '';
  const mentions: RawMention[] = [];
  for (const [index, one] of (anns ?? annotations ?? []).entries()) {
    const start = text.length + one.prefix.length;
    text += `${one.prefix}${one.exact}${one.postfix}\n`;
    const by = one.provider ?? provider;
    mentions.push({
      place: `${place}, annotation ${index + 1}`,
      spans: [{ start, end: start + one.exact.length }],
      type: one.type,
      concepts: one.tags.flatMap(({ uri }) => (uri === '' ? [] : [conceptOfUri(uri)])),
      ...(by !== undefined && { by }),
      info: one.section === undefined ? {} : { section: one.section },
    });
  }
  if (mentions.length === 0) yield warn(place, 'has no annotations');
  const document = { id: id ?? extId ?? pmcid ?? '', text, sections: [], relations: [], info: {} };
  // Offsets were counted here, in UTF-16 units.
  yield* build(
    { ...document, mentions },
    convertersOf(text).filter(({ unit }) => unit === 'UTF-16 units'),
  );
}
