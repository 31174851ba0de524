import { watchHost } from './anchor/watch.ts';
import { shadowTreesAround } from './roots.ts';

export interface StartOptions {
  /** `load`: as soon as there is a text; `visible`: as soon as a text is scrolled into view. */
  readonly when: 'load' | 'visible';
  readonly host: Element;
  readonly roots: () => readonly Element[];
  /** Called once. */
  readonly start: () => void;
}

/**
 * Starts automatically. An app may fetch its text after the page has loaded, or replace it before it is seen, so the
 * element waits and checks again after each change by the host.
 *
 * @returns a function that ends the waiting
 */
export function startWhen({ when, host, roots, start }: StartOptions): () => void {
  const stop = () => {
    watch.stop();
    visibility.disconnect();
  };
  const go = () => {
    stop();
    start();
  };
  const visibility = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) go();
  });
  const look = () => {
    const found = roots();
    if (when === 'load' && found.length > 0) go();
    else if (when === 'visible') for (const root of found) visibility.observe(root);
  };
  const watch = watchHost(() => true, look);
  watch.include(shadowTreesAround(host));
  look();
  return stop;
}
