import type { Settings } from './settings.ts';

/** Largest size in megabytes of what the first click fetches, by engine. Set by `scripts/build-widget.ts`. */
declare const __BIO_GLOSS_MEGABYTES__:
  | {
      readonly wasm: number;
      readonly webgpu: number;
      readonly lexicon: number;
      readonly dictionary: number;
    }
  | undefined;

/** Largest size in megabytes of what a start fetches; undefined unless pack and lexicon come with the script. */
export function megabytesFor(element: Element, settings: Settings | undefined): number | undefined {
  if (
    element.hasAttribute('pack') ||
    element.getAttribute('lexicon') ||
    (element.hasAttribute('dictionary') && settings?.dictionary) ||
    typeof __BIO_GLOSS_MEGABYTES__ === 'undefined'
  )
    return undefined;
  const { wasm, webgpu, lexicon, dictionary } = __BIO_GLOSS_MEGABYTES__;
  const isGpu = settings?.engine !== 'wasm' && 'gpu' in navigator;
  const names = settings?.dictionary ? dictionary : 0;
  return (isGpu ? webgpu : wasm) + names + (settings?.lexicon ? lexicon : 0);
}
