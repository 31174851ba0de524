import { BioGloss } from './element.ts';

/** Registers the element, once; a second script on the page leaves the first one in charge. */
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
