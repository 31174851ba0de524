import type { JSX } from 'react';
import type { SvelteHTMLElements } from 'svelte/elements';
import { expectTypeOf, it } from 'vitest';
import type { GlobalComponents } from 'vue';
import type { BioGloss } from '../element.ts';
import type { AnnotatedDetail } from '../events.ts';
import type {} from './react.ts';
import type {} from './svelte.ts';
import type {} from './vue.ts';

/** `tsc -b` checks these types. */
it('is known to the templates of React, Vue and Svelte, with its attributes and events', () => {
  type InReact = JSX.IntrinsicElements['bio-gloss'];
  type InSvelte = SvelteHTMLElements['bio-gloss'];
  type InVue = InstanceType<GlobalComponents['bio-gloss']>;

  expectTypeOf<{ for: string; start: 'visible'; threshold: 0.5 }>().toExtend<InReact>();
  expectTypeOf<{ for: string; start: 'visible'; threshold: 0.5 }>().toExtend<InSvelte>();
  expectTypeOf<{ for: string; start: 'visible' }>().toExtend<Partial<InVue['$props']>>();
  // Attributes without a value: the compilers of templates give them the type `true`.
  type Short = { lexicon: true; apparatus: true };
  expectTypeOf<Short>().toExtend<InReact>();
  expectTypeOf<Short>().toExtend<InSvelte>();
  expectTypeOf<Short>().toExtend<Partial<InVue['$props']>>();
  expectTypeOf<{ start: 'soon' }>().not.toExtend<InReact>();
  expectTypeOf<{ start: 'soon' }>().not.toExtend<InSvelte>();
  expectTypeOf<{ start: 'soon' }>().not.toExtend<Partial<InVue['$props']>>();
  type Listener = (event: CustomEvent<AnnotatedDetail>) => void;
  expectTypeOf<InReact['onbio-gloss:annotated']>().toEqualTypeOf<Listener | undefined>();
  expectTypeOf<InSvelte['onbio-gloss:annotated']>().toEqualTypeOf<Listener | undefined>();
  expectTypeOf<InVue['annotate']>().toEqualTypeOf<BioGloss['annotate']>();
});
