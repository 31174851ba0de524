/** The training side's own checks: linter, formatter and tests of `training/`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Count, check, tests } from './counts.ts';

const INSTALL = join('training', 'install.sh');

/**
 * @param environment folder of the virtual environment, made where it is missing
 * @param reports folder for the report
 */
export function checkTraining(environment: string, reports: string): readonly Count[] {
  const installed = spawnSync('bash', [INSTALL, environment], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const python = installed.stdout?.trim();
  if (installed.status !== 0 || !python) {
    console.error(`${INSTALL} ended with ${installed.status}`);
    return [{ passed: 0, failed: 1 }];
  }
  const report = join(reports, 'pytest.xml');
  return [
    check('form of the training side (ruff)', [python, '-m', 'ruff', 'check', 'training']),
    check('format of the training side (ruff)', [
      ...([python, '-m', 'ruff', 'format', '--check', 'training'] as const),
    ]),
    tests(
      'tests of the training side (pytest)',
      [python, '-m', 'pytest', '-q', '-c', 'training/pyproject.toml', `--junitxml=${report}`],
      report,
      readJunit,
    ),
  ];
}

/** Counts of a report in JUnit's form, as pytest writes it; what was skipped counts as neither. */
export function readJunit(xml: string): Count {
  const suite = /<testsuite [^>]*>/.exec(xml)?.[0];
  if (!suite) throw new Error('the report names no test suite');
  const number = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1]);
  const failed = number('failures') + number('errors');
  const passed = number('tests') - number('skipped') - failed;
  if (Number.isNaN(passed)) throw new Error(`the report lacks a count: ${suite}`);
  return { passed, failed };
}
