/** The checks of the Python folders `training/` and `cluster/`: linter, formatter and tests. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Count, check, tests } from './counts.ts';

/**
 * @param folder the Python project; its `install.sh FOLDER` makes the environment where it is missing and prints its Python
 * @param environment folder of the virtual environment
 * @param reports folder for the report
 */
export function checkPython(
  folder: 'training' | 'cluster',
  environment: string,
  reports: string,
): readonly Count[] {
  const install = join(folder, 'install.sh');
  const installed = spawnSync('bash', [install, environment], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const python = installed.stdout?.trim();
  if (installed.status !== 0 || !python) {
    console.error(`${install} ended with ${installed.status}`);
    return [{ passed: 0, failed: 1 }];
  }
  const report = join(reports, `pytest-${folder}.xml`);
  // The folder is named, because pytest would otherwise run the tests of all folders. -rs lists skipped tests with reasons.
  const pytest = [python, '-m', 'pytest', '-q', '-rs', '-c', `${folder}/pyproject.toml`] as const;
  return [
    check(`form of ${folder}/ (ruff)`, [python, '-m', 'ruff', 'check', folder]),
    check(`format of ${folder}/ (ruff)`, [python, '-m', 'ruff', 'format', '--check', folder]),
    tests(
      `tests of ${folder}/ (pytest)`,
      [...pytest, `--junitxml=${report}`, join(folder, 'tests')],
      report,
      readJunit,
    ),
  ];
}

/** Counts of a JUnit report as pytest writes it. Skipped tests count neither as passed nor as failed. */
export function readJunit(xml: string): Count {
  const suite = /<testsuite [^>]*>/.exec(xml)?.[0];
  if (!suite) throw new Error('the report names no test suite');
  const number = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1]);
  const failed = number('failures') + number('errors');
  const passed = number('tests') - number('skipped') - failed;
  if (Number.isNaN(passed)) throw new Error(`the report lacks a count: ${suite}`);
  return { passed, failed };
}
