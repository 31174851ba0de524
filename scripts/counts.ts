/** Checks and test runners as commands, with counts of the same form. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

type Command = readonly [command: string, ...args: string[]];

/** The path of a tool in node_modules. */
export const npx = (...command: readonly string[]): Command => ['npx', '--no-install', ...command];

/** A tool that only passes or fails counts as one check. */
export function check(name: string, [command, ...args]: Command): Count {
  console.log(`\n== ${name}`);
  const isWell = spawnSync(command, args, { stdio: 'inherit' }).status === 0;
  return isWell ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * A test runner counts its tests; one that ends badly without a failed test counts as a failure.
 *
 * @param report the file that the command writes its report to
 */
export function tests(
  name: string,
  [command, ...args]: Command,
  report: string,
  read: (text: string) => Count,
): Count {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  try {
    const count = read(readFileSync(report, 'utf8'));
    const isHidden = status !== 0 && count.failed === 0;
    return isHidden ? { ...count, failed: 1 } : count;
  } catch (cause) {
    console.error(`${name} left no report:`, cause);
    return { passed: 0, failed: 1 };
  }
}
