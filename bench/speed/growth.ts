import type { Browser } from '@playwright/test';
import { heapAfterCollection } from '../heap.ts';
import { cpuOf } from './machine.ts';
import { openSpeed } from './open-page.ts';

/** How the time grows with the text, and the memory with the number of texts. */
export interface Growth {
  readonly lengths: readonly {
    readonly characters: number;
    readonly mentions: number;
    readonly clockMs: number;
    /** Undefined where the system does not report it. */
    readonly processorMs: number | undefined;
  }[];
  /** After so many texts of 1,500 characters in one page: memory of JavaScript after garbage collection. */
  readonly soak: readonly { readonly texts: number; readonly heapMb: number }[];
}

const ABSTRACT = 1500;

export async function measureGrowth(
  browser: Browser,
  url: string,
  pack: string,
  lengths: readonly number[],
  texts: readonly number[],
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
  const soak: Growth['soak'][number][] = [];
  let done = 0;
  for (const count of texts) {
    for (; done < count; done += 1) await call('read', 'kernels', ABSTRACT);
    soak.push({
      texts: count,
      heapMb: Math.round((await heapAfterCollection(page)) / 1e4) / 100,
    });
  }
  await page.close();
  return { lengths: measured, soak };
}
