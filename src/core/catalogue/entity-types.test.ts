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

it('tells any two types apart: by at least 20 degrees of hue, or by some hue and the underline', () => {
  const all = [...KNOWN_TYPES, 'Zebra'].map((type) => ({ type, ...appearanceOf(type) }));
  const alike = all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other) => {
      const apart = Math.abs(one.hue - other.hue);
      const distance = Math.min(apart, 360 - apart);
      const isApart = distance >= (one.pattern === other.pattern ? 20 : 8);
      return isApart ? [] : [[one.type, other.type]];
    }),
  );
  expect(alike).toEqual([]);
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
