import { readFile } from 'node:fs/promises';

/** The program's start file. The folder of sources and that of the bundle are equally deep. */
export const PROGRAM = new URL(/* @vite-ignore */ '../../bin/biogloss.mjs', import.meta.url);

/** The version in the program's package.json. */
export async function version(): Promise<string> {
  const file = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string };
  return version;
}
