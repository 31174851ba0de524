import { BioGloss } from './element.ts';
import type { BioGlossEventMap } from './events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'bio-gloss': BioGloss;
  }
  interface HTMLElementEventMap extends BioGlossEventMap {}
}

/** Registers the element, once; a second script on the page leaves the first one in charge. */
export function defineBioGloss(scriptUrl: string, tag = 'bio-gloss'): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return;
  BioGloss.scriptUrl = scriptUrl;
  customElements.define(tag, BioGloss);
}
