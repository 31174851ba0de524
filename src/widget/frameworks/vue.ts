import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { BioGloss } from '../element.ts';
import type { BioGlossAttributes, BioGlossEventMap } from '../events.ts';

/** `import 'biogloss/vue'` registers the element and makes its type known to Vue's templates. */
export * from '../index.ts';

/** The type that Vue's guide on custom elements describes. */
type VueElement = new () => BioGloss & {
  readonly $props: PublicProps & HTMLAttributes & BioGlossAttributes;
  readonly $emit: EmitFn<{
    [Name in keyof BioGlossEventMap]: (event: BioGlossEventMap[Name]) => void;
  }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'bio-gloss': VueElement;
  }
}
