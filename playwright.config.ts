import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './scripts/chromium.ts';
import { freePort } from './scripts/free-port.ts';

/** A port of the tests' own, beside a page that is being served; the processes that run tests inherit it. */
process.env.E2E_PORT ??= String(await freePort());
const url = `http://127.0.0.1:${process.env.E2E_PORT}/`;

/** Journeys that are driven in other browsers than Playwright's. */
const EVERY_BROWSER = '**/every-browser/*.spec.ts';

/** The built app with its real pack. The engine needs both cores, so one test runs at a time. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 90_000 },
  reporter: [['list']],
  projects: [
    { name: 'chromium', testIgnore: EVERY_BROWSER },
    { name: 'firefox', testMatch: EVERY_BROWSER },
    { name: 'webkit', testMatch: EVERY_BROWSER, testIgnore: '**/firefox-*.spec.ts' },
  ],
  use: {
    baseURL: url,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: { executablePath: chromiumPath(), args: [...chromiumArgs] },
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${process.env.E2E_PORT} --strictPort`,
    url,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
