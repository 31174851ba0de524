import { existsSync } from 'node:fs';

/** A browser beside Chromium in which the journeys run, and how it comes onto a machine. */
export interface OtherBrowser {
  readonly name: string;
  /** Packages of Debian that hold the browser and all that drives it. */
  readonly packages: readonly string[];
  /** What is there, or the first thing that is missing. */
  readonly find: () => Found;
}

export type Found =
  | { readonly isHere: true; readonly path: string }
  | { readonly isHere: false; readonly missing: string };

/** The first of several paths at which a file lies; a variable of the environment names another one. */
export function findFirst(variable: string, paths: readonly string[]): string | undefined {
  const named = process.env[variable];
  if (!named) return paths.find((path) => existsSync(path));
  if (existsSync(named)) return named;
  throw new Error(`${variable} names ${named}, which does not exist.`);
}

/** A Firefox as its users have it: Playwright's own is patched, and says little of theirs. */
export const FIREFOX: OtherBrowser = {
  name: 'Firefox',
  packages: ['firefox-esr', 'fonts-dejavu'],
  find: () => {
    const path = findFirst('FIREFOX_PATH', [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ]);
    return path ? { isHere: true, path } : { isHere: false, missing: 'firefox-esr' };
  },
};

/** The smallest browser around WebKitGTK. `path` is its own, the driver and the display are called by their names. */
export const WEBKIT: OtherBrowser = {
  name: 'WebKit',
  packages: ['webkit2gtk-driver', 'xvfb', 'xauth', 'fonts-dejavu'],
  find: () => {
    const tools = ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'];
    const missing = tools.find((tool) => !existsSync(tool));
    if (missing !== undefined) return { isHere: false, missing };
    const path = findFirst(
      'MINIBROWSER_PATH',
      ['x86_64', 'aarch64'].map(
        (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
      ),
    );
    return path ? { isHere: true, path } : { isHere: false, missing: 'MiniBrowser' };
  },
};

/** Path of the browser, or an error that says how to get it. */
export function pathOf({ name, packages, find }: OtherBrowser): string {
  const found = find();
  if (found.isHere) return found.path;
  throw new Error(
    `${name} cannot be driven: there is no ${found.missing}. Install it (Debian: apt install ${packages.join(' ')}).`,
  );
}
