import * as v from 'valibot';
import { build, type RawMention } from '../exchange/build.ts';
import { conceptOfUri } from '../exchange/concepts.ts';
import { type Parsed, warn } from '../exchange/model.ts';
import { convertersOf } from '../exchange/offset-units.ts';
import { salvage } from '../json/salvage.ts';

const string = v.optional(v.string(), '');
const listOf = <const T extends v.GenericSchema>(one: T) => v.union([v.array(one), one]);
const selector = v.object({
  exact: v.optional(v.string()),
  prefix: string,
  suffix: string,
  refinedBy: v.optional(v.unknown()),
});
type Selector = v.InferOutput<typeof selector>;
const body = v.union([
  v.string(),
  v.object({ source: v.optional(v.string()), purpose: string, value: string }),
]);
const target = v.object({ source: string, selector: v.optional(v.unknown()) });
const annotation = v.object({
  body: v.optional(v.union([v.array(v.unknown()), v.unknown()]), []),
  target: v.union([v.object({ type: v.string(), items: v.array(target) }), listOf(target)]),
});
const page = v.object({ items: v.array(v.unknown()) });
const collection = v.object({ first: page });

/** Annotations of one source, as they come. */
export interface Excerpts {
  /** Takes an annotation, or a page or collection of them; gives the document before when it is of another source. */
  readonly take: (record: unknown, place: string) => Iterable<Parsed>;
  readonly end: () => Iterable<Parsed>;
}

/**
 * Annotations of a text that lies elsewhere, by what they quote of it: a line a quotation. So Europe PMC gives them in
 * JSON-LD, too: `body` is the concept's address, the selector a quotation. Those of one source that follow each other are
 * one document.
 */
export function excerpts(): Excerpts {
  let source = '';
  let text = '';
  let mentions: RawMention[] = [];

  function* flush(): Iterable<Parsed> {
    if (mentions.length === 0) return;
    const document = { id: source, text, sections: [], mentions, relations: [], info: {} };
    const converters = convertersOf(text).filter(({ unit }) => unit === 'UTF-16 units');
    [source, text, mentions] = ['', '', []];
    yield* build(document, converters);
  }
  function* annotate(item: unknown, here: string): Iterable<Parsed> {
    const read = salvage(annotation, item);
    if (!read.ok) {
      yield warn(here, `left out: ${read.error}`);
      return;
    }
    const { target: targets, body: said } = read.value.output;
    const bodies = [said].flat().flatMap((one) => {
      const parsed = salvage(body, one);
      return parsed.ok ? [parsed.value.output] : [];
    });
    const type =
      bodies.map((one) => (typeof one === 'string' ? '' : one.value)).find(Boolean) ?? '';
    const concepts = bodies.flatMap((one) => {
      const uri = typeof one === 'string' ? one : one.source;
      return uri === undefined ? [] : [conceptOfUri(uri)];
    });
    const all = 'items' in targets ? targets.items : [targets].flat();
    for (const { source: of, selector: selectors } of all) {
      const [quote] = quotesIn(selectors);
      if (!quote?.exact) {
        yield warn(here, 'left out: it quotes nothing, and the text is not in the file');
        continue;
      }
      if (mentions.length > 0 && of !== source) yield* flush();
      source = of;
      const start = text.length + quote.prefix.length;
      text += `${quote.prefix}${quote.exact}${quote.suffix}\n`;
      const spans = [{ start, end: start + quote.exact.length }];
      mentions.push({ place: here, spans, type, concepts, info: {} });
    }
  }
  return {
    *take(record, place) {
      const items = v.is(page, record)
        ? record.items
        : v.is(collection, record)
          ? record.first.items
          : undefined;
      if (!items) yield* annotate(record, place);
      for (const [index, item] of (items ?? []).entries()) {
        yield* annotate(item, `${place}, annotation ${index + 1}`);
      }
    },
    end: flush,
  };
}

/** Selectors that quote, those that narrow others down included. */
function quotesIn(selectors: unknown): readonly Selector[] {
  return [selectors].flat().flatMap((one): readonly Selector[] => {
    const read = salvage(selector, one);
    if (!read.ok) return [];
    const own = read.value.output;
    return own.exact === undefined ? quotesIn(own.refinedBy ?? []) : [own];
  });
}
