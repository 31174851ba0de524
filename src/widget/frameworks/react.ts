import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { BioGloss } from '../element.ts';
import type { BioGlossAttributes } from '../events.ts';
import type { BioGlossListeners } from './listeners.ts';

/** `import 'biogloss/react'` registers the element and makes its type known to JSX. */
export * from '../index.ts';

export type BioGlossProps = DetailedHTMLProps<HTMLAttributes<BioGloss>, BioGloss> &
  BioGlossAttributes &
  BioGlossListeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'bio-gloss': BioGlossProps;
    }
  }
}
