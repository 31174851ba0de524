import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.ts';
import { freePort } from '../../scripts/free-port.ts';

export const LONGEST_WAIT_MS = 300_000;

/** Serves the built page while `measure` runs; undefined where nothing was built. */
export async function withBuiltPage<T>(
  measure: (browser: Browser, url: string) => Promise<T>,
): Promise<T | undefined> {
  if (!existsSync('dist/index.html')) return undefined;
  const port = await freePort();
  const server = await preview({ preview: { host: '127.0.0.1', port }, logLevel: 'error' });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArgs],
  });
  try {
    return await measure(browser, `http://127.0.0.1:${port}/?engine=wasm`);
  } finally {
    await browser.close();
    await server.close();
  }
}
