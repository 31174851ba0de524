import { fileURLToPath } from 'node:url';

/** Folder of embedded files relative to the bundle; set by `scripts/build-widget.ts`. */
declare const __BIO_GLOSS_FILES__: string | undefined;

/** A file or folder that comes with the program: in `public/` when run from sources, otherwise beside the bundle. */
export function embedded(path: string): string {
  const folder = typeof __BIO_GLOSS_FILES__ === 'undefined' ? '../../public/' : __BIO_GLOSS_FILES__;
  return fileURLToPath(new URL(/* @vite-ignore */ folder + path, import.meta.url));
}
