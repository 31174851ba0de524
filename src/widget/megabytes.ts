import type { Settings } from './settings.ts';

/** In megabytes, at most: what the first click fetches with each engine. Set by `scripts/build-widget.ts`. */
declare const __BIO_GLOSS_MEGABYTES__:
  | {
      readonly wasm: number;
      readonly webgpu: number;
      readonly lexicon: number;
      readonly dictionary: number;
    }
  | undefined;

/** What a start fetches at most; known only for the pack and the lexicon that come with the script. */
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
