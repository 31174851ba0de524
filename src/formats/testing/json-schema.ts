import type * as v from 'valibot';
import { assertNever } from '../../core/errors.ts';

interface Check {
  readonly type: string;
  readonly requirement?: unknown;
}

/** The kinds of schema that our files are described with. */
type Known = { readonly pipe?: readonly Check[] } & (
  | { readonly type: 'string' | 'boolean' | 'number' }
  | { readonly type: 'literal'; readonly literal: unknown }
  | { readonly type: 'picklist'; readonly options: readonly string[] }
  | { readonly type: 'array'; readonly item: v.GenericSchema }
  | { readonly type: 'record'; readonly value: v.GenericSchema }
  | { readonly type: 'union'; readonly options: readonly v.GenericSchema[] }
  | { readonly type: 'exact_optional'; readonly wrapped: v.GenericSchema }
  | { readonly type: 'object'; readonly entries: Readonly<Record<string, v.GenericSchema>> }
);

const LIMITS: Readonly<Record<string, string>> = {
  min_value: 'minimum',
  max_value: 'maximum',
  min_length: 'minItems',
};

const limitOf = ({ type, requirement }: Check): readonly (readonly [string, unknown])[] => {
  const name = LIMITS[type];
  return name === undefined ? [] : [[name, requirement]];
};

/** A valibot schema as JSON Schema (draft 2020-12), for the few kinds that our files are described with. */
export function toJsonSchema(part: v.GenericSchema): Record<string, unknown> {
  // Valibot's own type for any schema does not tell what is in it.
  const schema = part as unknown as Known;
  const limits = Object.fromEntries((schema.pipe ?? []).flatMap(limitOf));
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return { type: schema.type };
    case 'number': {
      const isInteger = schema.pipe?.some(({ type }) => type === 'integer');
      return { type: isInteger ? 'integer' : 'number', ...limits };
    }
    case 'literal':
      return { const: schema.literal };
    case 'picklist':
      return { enum: schema.options };
    case 'array':
      return { type: 'array', items: toJsonSchema(schema.item), ...limits };
    case 'record':
      return { type: 'object', additionalProperties: toJsonSchema(schema.value) };
    case 'union':
      return { anyOf: schema.options.map((one) => toJsonSchema(one)) };
    case 'exact_optional':
      return toJsonSchema(schema.wrapped);
    case 'object': {
      const entries = Object.entries(schema.entries);
      return {
        type: 'object',
        properties: Object.fromEntries(entries.map(([key, value]) => [key, toJsonSchema(value)])),
        required: entries.flatMap(([key, value]) => (value.type === 'exact_optional' ? [] : [key])),
      };
    }
    default:
      return assertNever(schema);
  }
}
