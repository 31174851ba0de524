import * as v from 'valibot';

/** The shape of our own JSON, version 1; `check.ts` says what must hold beyond it. */

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const name = v.pipe(v.string(), v.nonEmpty());

export const span = { start: count, end: count };
const read = v.object({ pieces: count, of: count });
const by = v.object({
  pack: v.object({ id: name, version: v.string() }),
  engine: v.picklist(['webgpu', 'wasm']),
});

const mention = v.object({
  id: name,
  ...span,
  text: v.string(),
  type: name,
  score: probability,
  group: name,
  by: v.exactOptional(v.picklist(['dictionary'])),
});

const relation = v.object({
  id: name,
  head: name,
  tail: name,
  type: name,
  schema: name,
  directed: v.boolean(),
  score: probability,
  novel: v.exactOptional(v.boolean()),
  evidence: v.pipe(
    v.array(v.object({ head: name, tail: name, score: probability })),
    v.minLength(1),
  ),
});

const answer = v.object({ ...span, text: v.string(), score: probability });

const verdict = v.picklist(['accepted', 'rejected']);
const entity = v.object({ type: name, names: v.pipe(v.array(v.string()), v.minLength(1)) });

const named = {
  id: name,
  name: v.string(),
  taxon: v.exactOptional(count),
  vocabulary: v.exactOptional(v.string()),
};

export const decision = v.variant('kind', [
  v.object({
    kind: v.literal('concept'),
    entity,
    concept: v.exactOptional(v.object(named)),
  }),
  v.object({ kind: v.literal('mention'), verdict, mention }),
  v.object({
    kind: v.literal('relation'),
    verdict,
    schema: name,
    type: name,
    directed: v.boolean(),
    head: entity,
    tail: entity,
    score: probability,
    novel: v.exactOptional(v.boolean()),
  }),
]);

export const reading = v.object({
  by,
  guideline: name,
  mentions: v.array(mention),
  relations: v.array(relation),
  read,
  unread: v.array(v.object(span)),
  isWithoutMatter: v.exactOptional(v.literal(true)),
  linking: v.exactOptional(
    v.object({
      by: v.object({
        lexicon: v.object({ id: name, version: v.string() }),
        vocabularies: v.array(v.object({ id: name, name: v.string() })),
      }),
      concepts: v.record(v.string(), v.array(v.object({ ...named, score: probability }))),
    }),
  ),
});

const fromFile = {
  by: v.exactOptional(v.string()),
  hasScore: v.boolean(),
  info: v.record(v.string(), v.string()),
};

export const imported = v.object({
  from: v.string(),
  mentions: v.array(
    v.object({
      mention,
      spans: v.exactOptional(v.pipe(v.array(v.object(span)), v.minLength(1))),
      label: v.exactOptional(v.string()),
      concepts: v.array(v.string()),
      negated: v.exactOptional(v.literal(true)),
      speculative: v.exactOptional(v.literal(true)),
      ...fromFile,
    }),
  ),
  relations: v.array(v.object({ relation, roles: v.tuple([v.string(), v.string()]), ...fromFile })),
  sections: v.array(v.object({ ...span, kind: v.string() })),
  info: v.record(v.string(), v.string()),
});

export const question = v.object({
  id: name,
  question: v.string(),
  by,
  answers: v.array(answer),
  best: v.exactOptional(answer),
  read,
  outdated: v.boolean(),
});

/** See `set-aside.ts`. */
export const unknownPart = v.object({
  of: v.picklist(['decisions', 'questions', 'imported']),
  value: v.unknown(),
});

export const documentSchema = v.object({
  id: name,
  title: v.string(),
  text: v.string(),
  reading: v.exactOptional(reading),
  imported: v.exactOptional(imported),
  decisions: v.array(decision),
  questions: v.array(question),
  unknown: v.exactOptional(v.array(unknownPart)),
});

export const fileSchema = v.object({
  format: v.literal('biogloss'),
  version: v.literal(1),
  /** ISO 8601 */
  written: v.pipe(v.string(), v.isoTimestamp()),
  /** What offsets count: UTF-16 code units, half-open. */
  offsets: v.literal('utf16'),
  /** Checked on its own (`parse-document.ts`). */
  document: v.looseObject({}),
});
