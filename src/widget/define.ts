import { BioGloss } from './element.ts';
import type { BioGlossEventMap } from './events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'bio-gloss': BioGloss;
  }
  interface HTMLElementEventMap extends BioGlossEventMap {}
}

/** Registers the element once; a second script on the page changes nothing. */
export function defineBioGloss(
  scriptUrl: string,
  loadReading: typeof BioGloss.loadReading,
  tag = 'bio-gloss',
): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return;
  BioGloss.scriptUrl = scriptUrl;
  BioGloss.loadReading = loadReading;
  customElements.define(tag, BioGloss);
}
