import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { appearanceOf, entityType, KNOWN_TYPES, knownType } from './entity-type.ts';
import { ENTITY_TYPES, type EntityType } from './entity-types.ts';

const entries = Object.entries<EntityType>(ENTITY_TYPES);

it.each([
  ['Gene_Or_Gene-Product', 'Gene'],
  ['CELL LINE', 'CellLine'],
  ['SpecificDisease', 'Disease'],
  ['medication', 'Chemical'],
  ['rna', 'RNA'],
  ['Zebra', undefined],
  ['constructor', undefined],
  ['', undefined],
])('knows what %j is called in the catalogue', (word, type) => {
  expect(knownType(word)).toBe(type);
  expect(entityType(word)).toBe(type === undefined ? undefined : Object(ENTITY_TYPES)[type]);
});

it('has each alias once, in small letters alone, and no alias that is a name', () => {
  const names = KNOWN_TYPES.map((type) => type.toLowerCase());
  const words = [...names, ...entries.flatMap(([, { aliases }]) => aliases)];
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  expect(words.filter((word) => !/^[a-z]+$/u.test(word))).toEqual([]);
});

it('gives each type a hue at least 20 degrees from every other', () => {
  const hues = [...KNOWN_TYPES, 'Zebra']
    .map((type) => appearanceOf(type).hue)
    .sort((a, b) => a - b);
  const gaps = hues.map((hue, index) => ((hues[index + 1] ?? hues[0]! + 360) - hue + 360) % 360);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
});

it('has every type that an embedded pack finds', () => {
  for (const pack of readdirSync('public/models')) {
    const manifest = JSON.parse(readFileSync(`public/models/${pack}/manifest.json`, 'utf8'));
    expect(manifest.entities.heads.length).toBeGreaterThan(0);
    const unknown = manifest.entities.heads.filter(
      ({ type }: { type: string }) => !KNOWN_TYPES.includes(type),
    );
    expect(unknown).toEqual([]);
  }
});
