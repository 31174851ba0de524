import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ZIP_LIMITS, zipBlob } from './zip-blob.ts';

async function* files(count: number) {
  for (let at = 0; at < count; at += 1) yield { name: `${at}.txt`, content: 'gout' };
}
const date = new Date('2026-01-01T00:00:00Z');

test('a zip holds all of its files, and more than its format can count are refused', async () => {
  const limits = { ...ZIP_LIMITS, files: 300 };
  const blob = await zipBlob(files(300), date, limits);
  const read = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  expect(Object.keys(read)).toHaveLength(300);
  await expect(zipBlob(files(301), date, limits)).rejects.toThrow('65,534 files');
});

test('more bytes than the format can count are refused, those of its list too', async () => {
  const { size } = await zipBlob(files(3), date);
  const limits = (bytes: number) => ({ ...ZIP_LIMITS, bytes });
  expect((await zipBlob(files(3), date, limits(size))).size).toBe(size);
  await expect(zipBlob(files(3), date, limits(size - 1))).rejects.toThrow('4 GB');
  await expect(zipBlob(files(3), date, limits(20))).rejects.toThrow('4 GB');
});
