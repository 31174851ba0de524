import type { BioGlossEventMap } from '../events.ts';

/** The events as attributes of templates, as React 19 and Svelte 5 name them: `onbio-gloss:annotated`. */
export type BioGlossListeners = {
  readonly [Name in keyof BioGlossEventMap as `on${Name}`]?: (
    event: BioGlossEventMap[Name],
  ) => void;
};
