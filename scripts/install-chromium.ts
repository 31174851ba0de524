import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { findChromium } from './chromium.ts';

/**
 * Makes sure that there is a Chromium for the browser tests: one that is here, else Debian's package when we are
 * root on a system with apt, else Playwright's own download (which needs the internet).
 */
export function installChromium(): void {
  const here = findChromium();
  if (here) {
    console.log(`Chromium: ${here}`);
    return;
  }
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (isRoot && hasApt) {
    console.log('Chromium: none found, installing the Debian package ...');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu']);
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

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installChromium();
