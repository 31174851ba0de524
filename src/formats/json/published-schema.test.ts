import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toJsonSchema } from '../testing/json-schema.ts';
import { exchangeSchema } from './lines.ts';

test('the published JSON Schema is that of what is read', () => {
  const file = new URL('../../../docs/biogloss-exchange.schema.json', import.meta.url);
  const { $schema, title, description, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(title).toBe('BioGloss exchange document');
  expect(description).toContain('UTF-16');
  expect(schema).toEqual(toJsonSchema(exchangeSchema));
});
