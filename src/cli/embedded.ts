import { fileURLToPath } from 'node:url';

/** Where a bundle finds them, relative to itself; set by `scripts/build-widget.ts`. */
declare const __BIO_GLOSS_FILES__: string | undefined;

/** A file or folder that comes with the program: in `public/` beside the sources, elsewhere beside a bundle. */
export function embedded(path: string): string {
  const folder = typeof __BIO_GLOSS_FILES__ === 'undefined' ? '../../public/' : __BIO_GLOSS_FILES__;
  return fileURLToPath(new URL(/* @vite-ignore */ folder + path, import.meta.url));
}
