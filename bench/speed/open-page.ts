import type { Browser, Page } from '@playwright/test';
import { cpuOf } from './machine.ts';
import type { Speed } from './page/main.ts';

/** A page whose processor time can be read, with a function that calls the functions of its `speed`. */
export interface SpeedPage {
  readonly page: Page;
  readonly pid: number;
  readonly call: ReturnType<typeof speedOf>;
}

/** Opens the page that `vite` built of `page/`, in a renderer of its own. */
export async function openSpeed(browser: Browser, url: string): Promise<SpeedPage> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'speed' in globalThis);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  // The page's renderer is the one whose processor time rises while the page works.
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = renderers.map(cpuOf);
  await page.evaluate(() => {
    const end = performance.now() + 300;
    while (performance.now() < end) performance.now();
  });
  const used = renderers.map((id, index) => (cpuOf(id) ?? 0) - (before[index] ?? 0));
  return { page, call: speedOf(page), pid: renderers[used.indexOf(Math.max(...used))] ?? 0 };
}

/** Calls the functions of the page's `speed`. */
function speedOf(page: Page) {
  return <Name extends keyof Speed>(
    name: Name,
    ...given: Parameters<Speed[Name]>
  ): Promise<Awaited<ReturnType<Speed[Name]>>> =>
    page.evaluate(
      ([called, values]) =>
        (globalThis as unknown as { speed: Record<string, (...all: unknown[]) => unknown> }).speed[
          called as string
        ]?.(...(values as unknown[])) as never,
      [name, given] as const,
    );
}
