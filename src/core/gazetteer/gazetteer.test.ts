import { describe, expect, it } from 'vitest';
import recorded from '../fixtures/gazetteer.json' with { type: 'json' };
import { openGazetteer } from './gazetteer.ts';
import { hashOf } from './hash.ts';
import { drugsByStem } from './inn-stems.ts';
import { gazetteerKey } from './key.ts';
import { matchNames } from './match.ts';
import { NAME_TYPES } from './name-types.ts';
import { tinyGazetteer, tinyGazetteerBytes } from './testing/tiny-gazetteer.ts';

const typesOf = (bits: number) => NAME_TYPES.filter((_, index) => (bits >> index) & 1);
const matches = (text: string) =>
  matchNames(text, tinyGazetteer()).map(
    ({ start, end, here }) => `${text.slice(start, end)}/${typesOf(here).join('+')}`,
  );
const stems = (text: string) => drugsByStem(text).map(({ start, end }) => text.slice(start, end));

describe('the recorded cases, which another implementation can be held against', () => {
  it.each(recorded.keys)('a name has its key and hash: $name', ({ name, key, hash }) => {
    expect(gazetteerKey(name) ?? null).toBe(key);
    const { bucket, rest } = hashOf(key ?? '');
    expect(key === null ? null : [bucket, rest]).toEqual(hash);
  });

  it.each(recorded.matches)('a text has its names: $text', ({ text, names }) => {
    expect(matches(text)).toEqual(names);
  });

  it.each(recorded.stems)('a text has its drugs by stem: $text', ({ text, drugs }) => {
    expect(stems(text)).toEqual(drugs);
  });
});

describe('a gazetteer', () => {
  it('holds each name with its types, and no other', () => {
    const gazetteer = tinyGazetteer();
    expect(typesOf(gazetteer.find('il6')?.marked ?? 0)).toEqual(['Gene']);
    expect(typesOf(gazetteer.find('insulin')?.always ?? 0)).toEqual(['Chemical']);
    expect(gazetteer.find('il7')).toBeUndefined();
    expect(gazetteer.size).toBe(16);
  });

  it('is refused with the reason when it is another file, of another format or cut', () => {
    const bytes = tinyGazetteerBytes();
    const newer = Uint8Array.from(bytes);
    newer[8] = 9;
    const full = Uint8Array.from(bytes);
    full[full.length - 5 * 16 - 1] = 200;
    const reasons = [new Uint8Array(4), newer, bytes.subarray(0, -1), full].map((given) => {
      const opened = openGazetteer(given);
      return opened.ok ? 'opened' : opened.error;
    });
    expect(reasons).toEqual([
      'is no gazetteer',
      'has format 9; this program reads format 1',
      'is not whole',
      'has more names in its buckets than it says',
    ]);
  });
});
