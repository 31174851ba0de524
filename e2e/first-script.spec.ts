import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** Bytes after gzip of the built scripts, which are the same on every machine. */
const MAX_BYTES = 200_000;
/** Each is a request through the service worker, and holds up the first paint. */
const MAX_FILES = 4;

test('what the page loads before anything is drawn is small, and comes in few files', () => {
  const html = readFileSync('dist/index.html', 'utf8');
  const loaded = /<(?:script|link)[^>]* (?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g;
  const files = [...html.matchAll(loaded)].map(([, path = '']) => path);
  const scripts = files.filter((path) => path.endsWith('.js'));
  const sizes = scripts.map((path) => gzipSync(readFileSync(`dist${path}`)).byteLength);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(MAX_BYTES);
  expect(scripts.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThanOrEqual(MAX_FILES);
});
