import * as v from 'valibot';
import { recordOf } from '../checked-entries.ts';

/**
 * A model of the user's own in the layout of Hugging Face, as it is kept on this device: its files with their
 * hashes, what it is used for, and what its labels mean.
 */
const file = v.object({
  path: v.pipe(v.string(), v.regex(/^(onnx\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const labels = recordOf(v.string());

const common = {
  /** Names its folder in the cache. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/)),
  title: v.pipe(v.string(), v.maxLength(80)),
  files: v.array(file),
};

const customModel = v.variant('task', [
  /** A pack of BioGloss: takes the place of the embedded one. */
  v.object({ ...common, task: v.literal('pack') }),
  v.object({
    ...common,
    task: v.literal('entities'),
    /** Name of a label without B- and I- → our type; empty: not shown. */
    labels,
  }),
  v.object({ ...common, task: v.literal('answers') }),
  v.object({
    ...common,
    task: v.literal('relations'),
    /** Label → relation; empty: no relation. */
    labels,
    /** Types whose mentions in one sentence are put to it, with the words that stand for them. */
    head: v.string(),
    tail: v.string(),
  }),
]);

export const customModelSchema = customModel;
export type CustomModel = v.InferOutput<typeof customModel>;
export type CustomTask = CustomModel['task'];
/** A model whose labels mean what the user says they mean. */
export type LabelledModel = Extract<CustomModel, { readonly task: 'entities' | 'relations' }>;
/** A model that runs beside a pack. */
export type BesidePack = Exclude<CustomModel, { readonly task: 'pack' }>;

/** Folder, under the app's own, in whose name the files are kept; nothing is ever fetched from it. */
export const OWN_MODELS = 'own-models/';
export const OWN_MODELS_CACHE = 'biogloss-own-models';
