import type { Browser } from '@playwright/test';
import { cpuOf } from './machine.ts';
import { openSpeed } from './open-page.ts';

/** How the time grows with the text. */
export interface Growth {
  readonly lengths: readonly {
    readonly characters: number;
    readonly mentions: number;
    readonly clockMs: number;
    /** Undefined where the system does not report it. */
    readonly processorMs: number | undefined;
  }[];
}

export async function measureGrowth(
  browser: Browser,
  url: string,
  pack: string,
  lengths: readonly number[],
): Promise<Growth> {
  const { page, pid, call } = await openSpeed(browser, url);
  await call('openPack', pack);
  await call('openEngine', 'kernels', 1);
  const measured: Growth['lengths'][number][] = [];
  for (const characters of lengths) {
    const before = cpuOf(pid);
    const { mentions, ms } = await call('read', 'kernels', characters);
    const after = cpuOf(pid);
    measured.push({
      ...{ characters, mentions, clockMs: Math.round(ms) },
      processorMs:
        before === undefined || after === undefined ? undefined : Math.round(after - before),
    });
  }
  await page.close();
  return { lengths: measured };
}
