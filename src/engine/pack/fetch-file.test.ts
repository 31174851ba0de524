import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFrom } from './fetch-file.ts';

const body = 'acetylsalicylic acid '.repeat(500);
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/pack/plain.bin') response.end(body);
    else if (request.url === '/pack/packed.bin') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    } else if (request.url === '/pack/cut.bin') {
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.slice(0, 100), () => response.destroy());
    } else response.writeHead(404).end('no');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pack/`;
});

afterAll(() => server.close());

describe('fetchFrom', () => {
  it.each(['plain.bin', 'packed.bin'])('counts the bytes of %s as they are used', async (path) => {
    let counted = 0;
    const result = await fetchFrom(url)(path, 1e6, (count) => {
      counted += count;
    });
    expect(result.ok && new TextDecoder().decode(result.value)).toBe(body);
    expect(counted).toBe(body.length);
  });

  it('stops reading what is longer than it may be', async () => {
    const result = await fetchFrom(url)('plain.bin', 10, () => {});
    expect(result.ok && result.value.byteLength).toBeGreaterThan(10);
  });

  it('tells the status of a missing file', async () => {
    const result = await fetchFrom(url)('none.bin', 10, () => {});
    expect(result).toEqual({
      ok: false,
      error: { code: 'pack-not-found', url: `${url}none.bin`, status: 404 },
    });
  });

  it('takes a broken connection for a file that cannot be had', async () => {
    const result = await fetchFrom(url)('cut.bin', 1e6, () => {});
    expect(result).toEqual({
      ok: false,
      error: { code: 'pack-not-found', url: `${url}cut.bin` },
    });
  });
});
