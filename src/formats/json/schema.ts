import * as v from 'valibot';
import { decisionSchema, setAsideSchema } from '../../core/document/decisions.ts';
import {
  conceptFields,
  count,
  mentionSchema,
  name,
  probability,
  span,
} from '../../core/document/schema.ts';

/** The shape of our own JSON, version 1; `check.ts` says what must hold beyond it. */

const read = v.object({ pieces: count, of: count });
const by = v.object({
  pack: v.object({ id: name, version: v.string() }),
  engine: v.picklist(['webgpu', 'wasm']),
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

const ownSources = v.array(
  v.object({ id: name, name: v.string(), type: v.exactOptional(v.string()) }),
);

export const reading = v.object({
  by,
  guideline: name,
  mentions: v.array(mentionSchema),
  relations: v.array(relation),
  read,
  unread: v.array(v.object(span)),
  isBrokenOff: v.exactOptional(v.literal(true)),
  isWithoutMatter: v.exactOptional(v.literal(true)),
  isWithoutDictionary: v.exactOptional(v.literal(true)),
  vocabularies: v.exactOptional(ownSources),
  linking: v.exactOptional(
    v.object({
      by: v.object({
        lexicon: v.object({ id: name, version: v.string() }),
        vocabularies: ownSources,
      }),
      concepts: v.record(v.string(), v.array(v.object({ ...conceptFields, score: probability }))),
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
      mention: mentionSchema,
      spans: v.exactOptional(v.pipe(v.array(v.object(span)), v.minLength(1))),
      label: v.exactOptional(v.string()),
      concepts: v.array(v.string()),
      negated: v.exactOptional(v.literal(true)),
      speculative: v.exactOptional(v.literal(true)),
      ...fromFile,
    }),
  ),
  relations: v.array(
    v.object({
      relation,
      roles: v.tuple([v.string(), v.string()]),
      negated: v.exactOptional(v.literal(true)),
      speculative: v.exactOptional(v.literal(true)),
      ...fromFile,
    }),
  ),
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
  decisions: v.array(decisionSchema),
  setAside: v.exactOptional(v.array(setAsideSchema)),
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
