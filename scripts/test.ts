/**
 * Everything that must hold, in one command: form, types, dead code, unit and browser tests, the build, the npm
 * package, and the journeys through the built page; with `--training FOLDER` and `--cluster FOLDER` the Python sides too,
 * whose virtual environments are or come into FOLDER. Goes on after a failure; ends with one line that counts all of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPython } from './check-python.ts';
import { type Count, check, npx, tests } from './counts.ts';
import { installBrowsers } from './install-browsers.ts';

const { values } = parseArgs({
  options: { training: { type: 'string' }, cluster: { type: 'string' } },
});
const reports = mkdtempSync(join(tmpdir(), 'biogloss-test-'));

/** Checks the package that npm would publish, with the tools of its users. */
function checkPackage(): readonly Count[] {
  spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', reports], {
    cwd: 'dist/npm',
  });
  const packed = readdirSync(reports).find((name) => name.endsWith('.tgz')) ?? 'no-package.tgz';
  const tarball = join(reports, packed);
  return [
    check('package (publint)', npx('publint', 'run', tarball, '--strict')),
    check('types of the package (attw)', npx('attw', tarball, '--profile', 'esm-only')),
  ];
}

function readVitest(report: string): Count {
  const { numPassedTests, numFailedTests } = JSON.parse(report) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

/** A journey may be tried twice, because a browser on a busy machine can lose one. A repeated journey is reported. */
function readPlaywright(report: string): Count {
  const { stats } = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  if (stats.flaky > 0)
    console.log(`${stats.flaky} passed only when tried again; they are listed above`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

installBrowsers();
const vitest = join(reports, 'vitest.json');
const counts = [
  check('form and imports (biome)', npx('biome', 'ci', '.')),
  check('types (tsc)', npx('tsc', '-b')),
  check('dead code (knip)', npx('knip')),
  tests(
    'unit and browser tests (vitest)',
    npx('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`),
    vitest,
    readVitest,
  ),
  check('build (vite)', npx('vite', 'build')),
  check('build of the element and the library', npx('tsx', 'scripts/build-widget.ts')),
  check('build of the extension', npx('tsx', 'scripts/build-extension.ts')),
  check('types of the library (tsc)', npx('tsc', '-p', 'tsconfig.types.json')),
  check('the folder for npm', npx('tsx', 'scripts/build-package.ts')),
  ...checkPackage(),
  tests(
    'journeys through the built page (playwright)',
    npx('playwright', 'test', '--reporter=list,json'),
    join(reports, 'playwright.json'),
    readPlaywright,
  ),
  ...(values.training ? checkPython('training', values.training, reports) : []),
  ...(values.cluster ? checkPython('cluster', values.cluster, reports) : []),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
