import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** Bytes after gzip of the built scripts, which are the same on every machine. */
const MAX_ENTRY = 121_000;
/** The entry, and the scripts that the page loads with it. */
const MAX_ALL = 218_000;

test('the scripts that the page loads before anything is drawn stay small', () => {
  const html = readFileSync('dist/index.html', 'utf8');
  const sizeOf = (path: string) => gzipSync(readFileSync(`dist${path}`)).byteLength;
  const [, entry = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(html) ?? [];
  const others = [...html.matchAll(/<link rel="modulepreload"[^>]* href="([^"]+)"/g)];
  const all = [entry, ...others.map(([, path = '']) => path)].map(sizeOf);
  expect(others.length).toBeGreaterThan(0);
  expect(all[0]).toBeLessThan(MAX_ENTRY);
  expect(all.reduce((sum, bytes) => sum + bytes)).toBeLessThan(MAX_ALL);
});
