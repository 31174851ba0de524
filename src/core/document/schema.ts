import * as v from 'valibot';

/** Shapes of what is said of a text, as it is stored and exchanged; `src/formats/json/check.ts` says what must hold beyond them. */

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const name = v.pipe(v.string(), v.nonEmpty());
export const span = { start: count, end: count };

export const mentionSchema = v.object({
  id: name,
  ...span,
  text: v.string(),
  type: name,
  score: probability,
  group: name,
  spans: v.exactOptional(v.pipe(v.array(v.object(span)), v.minLength(2))),
  by: v.exactOptional(v.union([v.picklist(['dictionary']), v.object({ vocabulary: v.string() })])),
});

export const entityNamesSchema = v.object({
  type: name,
  names: v.pipe(v.array(v.string()), v.minLength(1)),
});

export const mentionRefSchema = v.object({
  ...span,
  text: v.string(),
  type: name,
  nth: v.exactOptional(count),
});

/** A concept, without how well it fits. */
export const conceptFields = {
  id: name,
  name: v.string(),
  taxon: v.exactOptional(count),
  vocabulary: v.exactOptional(v.string()),
};

export const verdictSchema = v.picklist(['accepted', 'rejected']);

/** When and by whom it was decided, and whether for many at once. */
export const decidedFields = {
  at: v.exactOptional(v.string()),
  curator: v.exactOptional(v.string()),
  inBulk: v.exactOptional(v.literal(true)),
};

const relationTypeSchema = v.object({ type: name, schema: name, directed: v.boolean() });

export const relationChangeSchema = v.object({
  type: v.exactOptional(relationTypeSchema),
  isReversed: v.exactOptional(v.literal(true)),
  head: v.exactOptional(mentionRefSchema),
  tail: v.exactOptional(mentionRefSchema),
});
