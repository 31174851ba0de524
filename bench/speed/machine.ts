import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { chromiumPath } from '../../scripts/chromium.ts';
import { tenths } from '../numbers.ts';

/** The machine of a run and its load. Times of two machines, or under two loads, are not compared. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly browser: string;
  readonly commit: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Mean number of processes that wanted a core in the last minute. */
  readonly loadBefore: number;
}

const PACKAGES = ['onnxruntime-web', '@xenova/transformers', 'vite', '@playwright/test'] as const;

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    browser: browserVersion(),
    commit: commit(),
    versions: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
    loadBefore: load(),
  };
}

export const load = (): number => tenths(loadavg()[0]);

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** Debian's starter of Chromium complains on its standard error. */
const browserVersion = (): string =>
  execFileSync(chromiumPath(), ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return String(version);
}

/** Milliseconds of processor time of all threads of a process; undefined where the system does not report it (only Linux does). */
export function cpuOf(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  } catch {
    return undefined;
  }
}
