import type { HTMLAttributes } from 'svelte/elements';
import type { BioGloss } from '../element.ts';
import type { BioGlossAttributes } from '../events.ts';
import type { BioGlossListeners } from './listeners.ts';

/** `import 'biogloss/svelte'` registers the element and makes its type known to Svelte's templates. */
export * from '../index.ts';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'bio-gloss': HTMLAttributes<BioGloss> & BioGlossAttributes & BioGlossListeners;
  }
}
