import * as v from 'valibot';

type JsonObject = Readonly<Record<string, unknown>>;

const jsonObject = v.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'Invalid type: Expected Object',
);

/**
 * An object of JSON whose keys are data, as a map: each entry is checked, none is left out. Valibot's `record` drops
 * 'prototype', 'constructor' and '__proto__', which a vocabulary may well have.
 */
export const entriesOf = <T extends v.GenericSchema>(value: T) =>
  v.pipe(
    jsonObject,
    v.transform((object) => new Map(Object.entries(object))),
    v.map(v.string(), value),
  );

/** Accepts an object with any keys whose values fit; read it with `entryOf`, which knows own keys alone. */
export const recordOf = <T extends v.GenericSchema>(value: T) =>
  v.pipe(
    entriesOf(value),
    v.transform((entries): Record<string, v.InferOutput<T>> => Object.fromEntries(entries)),
  );
