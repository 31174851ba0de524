import type { BioGloss, BioGlossAttributes } from 'biogloss/widget';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'bio-gloss': DetailedHTMLProps<HTMLAttributes<BioGloss>, BioGloss> & BioGlossAttributes;
    }
  }
}
