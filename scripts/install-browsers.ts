import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { FIREFOX, type OtherBrowser, WEBKIT } from './browsers.ts';
import { findChromium } from './chromium.ts';

/**
 * Makes sure that there are the browsers that the tests drive. Chromium: one that is here, else Debian's package when we are
 * root on a system with apt, else Playwright's own download (which needs the internet). Firefox and WebKit: what is here, else
 * Debian's packages; where they cannot be had, a line says so, and their journeys fail with what to install.
 */
export function installBrowsers(): void {
  installChromium();
  for (const browser of [FIREFOX, WEBKIT]) installOther(browser);
}

const canInstall = (): boolean =>
  process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;

function installChromium(): void {
  const here = findChromium();
  if (here) {
    console.log(`Chromium: ${here}`);
    return;
  }
  if (canInstall()) {
    aptInstall('Chromium', ['chromium', 'fonts-dejavu']);
  } else {
    console.log("Chromium: none found, fetching Playwright's ...");
    run('npx', ['playwright', 'install', 'chromium']);
  }
  if (!findChromium()) {
    throw new Error(
      'Chromium could not be installed. Install it yourself (Debian: apt install chromium), or set CHROMIUM_PATH.',
    );
  }
}

function installOther({ name, packages, find }: OtherBrowser): void {
  if (!find().isHere && canInstall()) aptInstall(name, packages);
  const found = find();
  console.log(
    found.isHere
      ? `${name}: ${found.path}`
      : `${name}: could not be installed, ${found.missing} is missing. Install it yourself (Debian: apt install ${packages.join(' ')}).`,
  );
}

function aptInstall(name: string, packages: readonly string[]): void {
  console.log(`${name}: none found, installing the Debian package ...`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installBrowsers();
