import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { digest, sha256 } from './sha256.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('sha256', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('hashes %i bytes', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256);
    expect(Buffer.from(digest(bytes)).toString('hex')).toBe(reference(bytes));
    expect(await sha256(bytes)).toBe(reference(bytes));
  });

  it('reads a part of a buffer', () => {
    const part = Uint8Array.from({ length: 300 }, (_, at) => at).subarray(7, 207);
    expect(Buffer.from(digest(part)).toString('hex')).toBe(reference(part));
  });

  it("does without the browser's own where there is none", async () => {
    vi.stubGlobal('crypto', {});
    const bytes = new TextEncoder().encode('acetylsalicylic acid');
    expect(await sha256(bytes)).toBe(reference(bytes));
  });
});
