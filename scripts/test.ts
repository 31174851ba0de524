/**
 * Everything that must hold, in one command: form, types, dead code, unit and browser tests, the build, the npm
 * package, and the journeys through the built page. Goes on after a failure; ends with one line that counts all of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installChromium } from './install-chromium.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const reports = mkdtempSync(join(tmpdir(), 'biogloss-test-'));

/** A tool that passes or fails as a whole counts as one. */
function check(name: string, command: string, ...args: readonly string[]): Count {
  console.log(`\n== ${name}`);
  const isWell =
    spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' }).status === 0;
  return isWell ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A test runner counts its tests; one that ends badly without a failed test counts as a failure. */
function tests(
  name: string,
  report: string,
  read: (json: unknown) => Count,
  ...args: readonly string[]
): Count {
  console.log(`\n== ${name}`);
  const file = join(reports, report);
  const { status } = spawnSync('npx', ['--no-install', ...args], {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, VITEST_JSON_OUTPUT_FILE: file },
  });
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')));
    const isHidden = status !== 0 && count.failed === 0;
    return isHidden ? { ...count, failed: 1 } : count;
  } catch (cause) {
    console.error(`${name} left no report:`, cause);
    return { passed: 0, failed: 1 };
  }
}

/** What npm would publish, as its users' tools see it. */
function checkPackage(): readonly Count[] {
  spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', reports]);
  const packed = readdirSync(reports).find((name) => name.endsWith('.tgz')) ?? 'no-package.tgz';
  const tarball = join(reports, packed);
  return [
    check('package (publint)', 'publint', 'run', tarball, '--strict'),
    check('types of the package (attw)', 'attw', tarball, '--profile', 'esm-only'),
  ];
}

function readVitest(json: unknown): Count {
  const { numPassedTests, numFailedTests } = json as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

/** A journey may be tried twice, since a browser on a busy machine can lose one; it is said when that was needed. */
function readPlaywright(json: unknown): Count {
  const { stats } = json as { stats: { expected: number; unexpected: number; flaky: number } };
  if (stats.flaky > 0)
    console.log(`${stats.flaky} passed only when tried again; they are listed above`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

installChromium();
const counts = [
  check('form and imports (biome)', 'biome', 'ci', '.'),
  check('types (tsc)', 'tsc', '-b'),
  check('dead code (knip)', 'knip'),
  tests(
    'unit and browser tests (vitest)',
    'vitest.json',
    readVitest,
    ...['vitest', 'run', '--reporter=default', '--reporter=json'],
    `--outputFile.json=${join(reports, 'vitest.json')}`,
  ),
  check('build (vite)', 'vite', 'build'),
  check('build of the element and the library', 'tsx', 'scripts/build-widget.ts'),
  check('types of the library (tsc)', 'tsc', '-p', 'tsconfig.types.json'),
  ...checkPackage(),
  tests(
    'journeys through the built page (playwright)',
    'playwright.json',
    readPlaywright,
    ...['playwright', 'test', '--reporter=list,json'],
  ),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
