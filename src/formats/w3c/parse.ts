import * as v from 'valibot';
import type { Span } from '../../core/text/span.ts';
import { build, type RawMention, type RawRelation } from '../exchange/build.ts';
import { conceptOfUri, DOCUMENT } from '../exchange/concepts.ts';
import { type Argument, DECISION_NAMES, type Feed, type Parsed } from '../exchange/model.ts';
import { convertersOf } from '../exchange/offset-units.ts';
import { salvaged } from '../json/salvage.ts';
import { byJsonRecord } from '../streams/json-records.ts';
import { type Excerpts, excerpts } from './excerpts.ts';

/** A page of W3C annotations a document (w3.org/TR/annotation-model) as we write them; of others what they quote. */
export function readW3c(): Feed {
  const others = excerpts();
  const feed = byJsonRecord([], (record, place) => parseRecord(record, place, others));
  return {
    push: feed.push,
    *end() {
      yield* feed.end();
      yield* others.end();
    },
  };
}

// An array passes for an object without required keys: lists come first in unions.
const body = v.object({
  type: v.optional(v.string()),
  purpose: v.optional(v.string()),
  value: v.optional(v.string()),
  source: v.optional(v.string()),
});
const selector = v.object({
  type: v.string(),
  start: v.optional(v.number()),
  end: v.optional(v.number()),
  exact: v.optional(v.string()),
});
const targetSchema = v.object({
  source: v.optional(v.string()),
  id: v.optional(v.string()),
  selector: v.optional(v.union([v.array(selector), selector])),
});
const agent = v.object({ type: v.optional(v.string()), name: v.string() });
const annotation = v.object({
  id: v.optional(v.string()),
  motivation: v.optional(v.string()),
  generator: v.optional(agent),
  creator: v.optional(agent),
  created: v.optional(v.string()),
  body: v.optional(v.union([v.array(body), body]), []),
  target: v.union([
    v.string(),
    v.object({ type: v.literal('Composite'), items: v.array(targetSchema) }),
    v.array(targetSchema),
    targetSchema,
  ]),
});
const page = v.object({ id: v.optional(v.string()), items: v.array(annotation) });

type Annotation = v.InferOutput<typeof annotation>;
type Body = v.InferOutput<typeof body>;

const asList = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T]);

/** A page of ours says what its text is, which nothing else in it can take away. */
const described = v.object({ items: v.array(v.unknown()) });
const description = v.object({
  motivation: v.literal('describing'),
  body: v.object({ value: v.string() }),
});

function* parseRecord(record: unknown, place: string, others: Excerpts): Generator<Parsed> {
  const given = v.is(described, record) ? record.items : [];
  const text = given.find((item) => v.is(description, item))?.body.value;
  if (text === undefined) {
    yield* others.take(record, place);
    return;
  }
  const read = yield* salvaged(page, record, place);
  if (!read) return;
  const { id = '', items } = read;
  yield* build(
    {
      id: decodeName(id.startsWith(DOCUMENT) ? id.slice(DOCUMENT.length) : id),
      text,
      sections: [],
      mentions: items
        .filter(({ motivation }) => motivation === 'tagging')
        .map((one) => mentionOf(one, place)),
      relations: items
        .filter(({ motivation }) => motivation === 'linking')
        .map((one) => relationOf(one, place)),
      info: {},
    },
    convertersOf(text).slice(0, 1),
  );
}

/** The part of an annotation's address after the `#`. */
const idOf = ({ id }: { readonly id?: string | undefined }): { readonly id?: string } =>
  id === undefined ? {} : { id: decodeName(id.slice(id.indexOf('#') + 1)) };

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function mentionOf(one: Annotation, place: string): RawMention {
  const bodies = asList(one.body);
  const selectors = targetsOf(one).flatMap(({ selector }) => asList(selector ?? []));
  const spans = selectors.flatMap(({ start, end }): readonly Span[] =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  );
  const quotes = selectors.flatMap(({ exact }) => exact ?? []);
  return {
    ...idOf(one),
    place: `${place}, ${one.id ?? 'annotation'}`,
    spans,
    ...(quotes.length > 0 && { quote: quotes.join(' ') }),
    type: bodies.find(({ purpose }) => purpose === 'classifying')?.value ?? '',
    concepts: bodies.flatMap(({ purpose, source }) =>
      purpose === 'identifying' && source !== undefined ? [conceptOfUri(source)] : [],
    ),
    ...flagsOf(bodies),
    ...saidOf(one, bodies),
  };
}

const flagsOf = (bodies: readonly Body[]) => ({
  ...(hasTag(bodies, 'negated') && { negated: true as const }),
  ...(hasTag(bodies, 'speculative') && { speculative: true as const }),
});

function relationOf(one: Annotation, place: string): RawRelation {
  const bodies = asList(one.body);
  const roles = bodies.filter(({ purpose }) => purpose === 'describing');
  return {
    ...idOf(one),
    place: `${place}, ${one.id ?? 'annotation'}`,
    type: bodies.find(({ purpose }) => purpose === 'classifying')?.value ?? '',
    arguments: targetsOf(one).map((target, index): Argument => {
      const role = roles[index]?.value ?? `Arg${index + 1}`;
      if (target.source !== undefined) return { role, concept: conceptOfUri(target.source) };
      return { role, mention: idOf(target).id ?? '' };
    }),
    ...(hasTag(bodies, 'novel') && { novel: true }),
    ...(hasTag(bodies, 'not novel') && { novel: false }),
    ...flagsOf(bodies),
    ...saidOf(one, bodies),
  };
}

function targetsOf({ target }: Annotation): readonly v.InferOutput<typeof targetSchema>[] {
  if (typeof target === 'string') return [{ id: target }];
  if ('items' in target) return target.items;
  return asList(target);
}

const hasTag = (bodies: readonly Body[], tag: string): boolean =>
  bodies.some(({ purpose, value }) => purpose === 'tagging' && value === tag);

function saidOf({ generator, creator, created }: Annotation, bodies: readonly Body[]) {
  const remark = (wanted: string) => bodies.find(({ purpose }) => purpose === wanted)?.value;
  const score = Number(remark('assessing'));
  const decision = DECISION_NAMES.find((name) => name === remark('moderating'));
  const note = remark('commenting');
  const decided = decision && {
    decision,
    ...(creator && creator.name !== 'person' && { by: creator.name }),
    ...(created !== undefined && { at: created }),
  };
  const by = decided ? (generator?.name ?? 'person') : (creator?.name ?? generator?.name);
  return {
    ...(by !== undefined && { by }),
    ...(decided && { decided }),
    ...(score >= 0 && score <= 1 && { score }),
    info: note === undefined ? {} : { note },
  };
}
