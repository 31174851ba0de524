import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** WebGPU on the software adapter; the sandbox needs privileges that containers lack. */
export const chromiumArgs = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
] as const;

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;

/** A Chromium that is already here: CHROMIUM_PATH, the system's, Playwright's own; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  return [...SYSTEM_PATHS, chromium.executablePath()].find((path) => existsSync(path));
}

/** Path of a Chromium, or an error that says how to get one. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path) return path;
  throw new Error(
    'No Chromium found. Run `npm run chromium`, or set CHROMIUM_PATH to a browser of yours.',
  );
}
