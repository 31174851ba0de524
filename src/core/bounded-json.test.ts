import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBoundedJson } from './bounded-json.ts';

describe('parseBoundedJson', () => {
  it('gives what JSON.parse gives for every value that is not too deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseBoundedJson(text, 1_000_000)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('counts no brackets within strings', () => {
    const text = JSON.stringify(['[[[[ \\" {{{{', '"[[["']);
    expect(parseBoundedJson(text, 100, 1).ok).toBe(true);
  });

  it('refuses what is too deep before it is parsed', () => {
    expect(parseBoundedJson('['.repeat(2_000_000), 10_000_000)).toEqual({
      ok: false,
      error: 'is nested more than 64 levels deep',
    });
  });

  it('refuses what is too long, and what is no JSON', () => {
    expect(parseBoundedJson('"abc"', 4)).toEqual({
      ok: false,
      error: 'is longer than 4 characters',
    });
    expect(parseBoundedJson('{', 4).ok).toBe(false);
  });
});
