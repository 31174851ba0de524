import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { Builder, By, Key, type WebDriver } from 'selenium-webdriver';
import { pathOf, WEBKIT } from '../../scripts/browsers.ts';
import { freePort } from '../../scripts/free-port.ts';
import type { Browser } from './tab.ts';

/** WebKit by WebDriver, on a virtual display. */
export async function startWebKit(): Promise<Browser> {
  const binary = pathOf(WEBKIT);
  const driver = await startDriver();
  try {
    const session = await new Builder()
      .usingServer(driver.url)
      .withCapabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      })
      .build();
    await session.manage().setTimeouts({ script: 90_000, pageLoad: 90_000 });
    return {
      tab: tabOf(session),
      async close() {
        await session.quit();
        driver.stop();
      },
    };
  } catch (error) {
    driver.stop();
    throw error;
  }
}

async function startDriver(): Promise<{ readonly url: string; stop(): void }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // The process group lets display, driver and browser end together.
  const child = spawn('xvfb-run', ['-a', '/usr/bin/WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  });
  const stop = () => {
    process.off('exit', stop);
    if (child.pid !== undefined) process.kill(-child.pid);
  };
  process.on('exit', stop);
  await expect
    .poll(
      () =>
        fetch(`${url}/status`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { message: 'WebKitWebDriver answers' },
    )
    .toBe(true);
  return { url, stop };
}

const tabOf = (session: WebDriver): Browser['tab'] => ({
  goto: (url) => session.get(url),
  reload: () => session.navigate().refresh(),
  evaluate: (run, argument) => session.executeScript(`return (${run})(arguments[0])`, argument),
  async clickAt(css, index) {
    const element = (await session.findElements(By.css(css)))[index];
    if (!element) throw new Error(`There is no ${css}, number ${index}.`);
    await element.click();
  },
  type: (text) => session.actions().sendKeys(text).perform(),
  press: (key) =>
    session
      .actions()
      .sendKeys(key === 'Enter' ? Key.ENTER : Key.ESCAPE)
      .perform(),
  // The window's frame takes its share: what is missing is added.
  async resize(width, height) {
    const window = session.manage().window();
    await window.setRect({ x: 0, y: 0, width, height });
    const [inner, outer] = [
      (await session.executeScript('return [innerWidth, innerHeight]')) as [number, number],
      await window.getRect(),
    ];
    await window.setRect({
      ...{ x: 0, y: 0 },
      width: outer.width + width - inner[0],
      height: outer.height + height - inner[1],
    });
  },
  screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
});
