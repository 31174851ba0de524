import { describe, expect, it } from 'vitest';
import { groupName, groupNamer } from './group-name.ts';

const none = new Map<string, string>();

describe('groupName', () => {
  it.each([
    ['NF-κB', 'NF κB'],
    ['NF-κB', 'nf‑κb'],
    ['Tumors', 'tumor'],
    ['Sjögren', 'Sjogren'],
    ['IL\u200b-6', 'IL-6'],
  ])('puts %s and %s in one group', (a, b) => {
    expect(groupName('Gene', a, none)).toBe(groupName('Gene', b, none));
  });

  it.each([
    ['virus', 'viru'],
    ['diabetes mellitus', 'diabetes mellitu'],
    ['abscess', 'absces'],
    ['IL-6', 'IL-8'],
    ['p53', 'p63'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(groupName('Gene', a, none)).not.toBe(groupName('Gene', b, none));
  });

  it('keeps types apart and takes a short form for its long form', () => {
    const abbreviations = new Map([['AKI', 'acute kidney injury']]);
    expect(groupName('Disease', 'AKI', abbreviations)).toBe('Disease:acute kidney injury');
    expect(groupName('Gene', 'x', none)).not.toBe(groupName('Disease', 'x', none));
  });

  it('reads a parted word as whole, and a short form by its nearest definition', () => {
    const text = 'Gout, rheuma-\ntoid fever (RF). RF. Renal failure (RF). RF. Rheumatoid fever.';
    const groupOf = groupNamer(text);
    const names = /rheuma-?\n?toid fever|RF/giu;
    const groups = Array.from(text.matchAll(names), ({ 0: name, index }) =>
      groupOf({ start: index, end: index + name.length, type: 'Disease' }),
    );
    const [first, second] = ['Disease:rheumatoid fever', 'Disease:renal failure'];
    expect(groups).toEqual([first, first, first, second, second, first]);
  });
});
