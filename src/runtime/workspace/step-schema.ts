import * as v from 'valibot';
import { decisionSchema, setAsideSchema } from '../../core/document/decisions.ts';
import { count } from '../../core/document/schema.ts';
import type { Patch } from '../../core/workspace/patch.ts';

/** The schema of a stored step of the history (`core/workspace/step.ts`). */

const edit = v.object({ start: count, end: count, insert: v.string() });

const patch: v.GenericSchema<Patch> = v.union([
  v.strictObject({ set: v.unknown() }),
  v.strictObject({
    fields: v.record(
      v.string(),
      v.lazy(() => patch),
    ),
    unset: v.array(v.string()),
  }),
  v.strictObject({
    list: v.array(v.union([v.tuple([count, count]), v.object({ items: v.array(v.unknown()) })])),
  }),
]);

export const step = v.variant('kind', [
  v.object({ kind: v.literal('rename'), title: v.string() }),
  v.object({
    kind: v.literal('decide'),
    key: v.string(),
    decision: v.exactOptional(decisionSchema),
  }),
  v.object({
    kind: v.literal('decide-all'),
    changes: v.array(v.object({ key: v.string(), decision: v.exactOptional(decisionSchema) })),
    setAside: v.exactOptional(v.array(setAsideSchema)),
  }),
  v.object({ kind: v.literal('change-questions'), patch }),
  v.object({ kind: v.literal('edit-text'), edit }),
  v.object({
    kind: v.literal('unedit-text'),
    edit,
    patch: v.exactOptional(patch),
    reading: v.exactOptional(v.object({ of: v.string(), patch: v.exactOptional(patch) })),
  }),
]);
