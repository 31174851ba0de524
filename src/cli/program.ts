import { readFile } from 'node:fs/promises';

/** The program's start file. The sources and the bundle that this module is in lie equally deep below it. */
export const PROGRAM = new URL(/* @vite-ignore */ '../../bin/biogloss.mjs', import.meta.url);

/** Of the program, as its package says. */
export async function version(): Promise<string> {
  const file = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string };
  return version;
}
