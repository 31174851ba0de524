import * as v from 'valibot';
import { build, type RawMention } from '../exchange/build.ts';
import { conceptOfUri } from '../exchange/concepts.ts';
import { type Parsed, warn } from '../exchange/model.ts';
import { rulersOf } from '../exchange/rulers.ts';

const string = v.optional(v.string(), '');
const listOf = <const T extends v.GenericSchema>(one: T) => v.union([v.array(one), one]);
const selector = v.object({ exact: v.optional(v.string()), prefix: string, suffix: string });
const body = v.union([
  v.string(),
  v.object({ source: v.optional(v.string()), purpose: string, value: string }),
]);
const annotation = v.object({
  body: v.optional(listOf(body), []),
  target: v.object({ source: string, selector: listOf(selector) }),
});
const page = v.object({ items: v.array(v.unknown()) });

/**
 * Annotations of a text that lies elsewhere, by what they quote of it: a line an annotation. So Europe PMC gives them
 * in JSON-LD, too: `body` is the concept's address, the selector a quotation.
 */
export function* readExcerpts(record: unknown, place: string): Generator<Parsed> {
  const items = v.is(page, record) ? record.items : [record];
  let id = '';
  let text = '';
  const mentions: RawMention[] = [];
  for (const [index, item] of items.entries()) {
    const here = `${place}, annotation ${index + 1}`;
    const parsed = v.safeParse(annotation, item);
    const [quote] = parsed.success
      ? [parsed.output.target.selector].flat().filter(({ exact }) => exact !== undefined)
      : [];
    if (!parsed.success || !quote?.exact) {
      yield warn(here, 'left out: it quotes nothing, and the text is not in the file');
      continue;
    }
    const bodies = [parsed.output.body].flat();
    id ||= parsed.output.target.source;
    const start = text.length + quote.prefix.length;
    text += `${quote.prefix}${quote.exact}${quote.suffix}\n`;
    mentions.push({
      place: here,
      spans: [{ start, end: start + quote.exact.length }],
      type: bodies.map((one) => (typeof one === 'string' ? '' : one.value)).find(Boolean) ?? '',
      concepts: bodies.flatMap((one) => {
        const uri = typeof one === 'string' ? one : one.source;
        return uri === undefined ? [] : [conceptOfUri(uri)];
      }),
      info: {},
    });
  }
  if (mentions.length === 0) return;
  const document = { id, text, sections: [], mentions, relations: [], info: {} };
  yield* build(
    document,
    rulersOf(text).filter(({ unit }) => unit === 'UTF-16 units'),
  );
}
