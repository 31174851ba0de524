import { chromium } from '@playwright/test';
import { findFirst } from './browsers.ts';

/** Enables WebGPU on the software adapter, and disables the sandbox, which needs privileges that containers lack. */
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

/** Path of an installed Chromium: CHROMIUM_PATH, the system's, or Playwright's; undefined when there is none. */
export const findChromium = (): string | undefined =>
  findFirst('CHROMIUM_PATH', [...SYSTEM_PATHS, chromium.executablePath()]);

/** Path of a Chromium, or an error that says how to get one. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path) return path;
  throw new Error(
    'No Chromium found. Run `npm run browsers`, or set CHROMIUM_PATH to a browser of yours.',
  );
}
