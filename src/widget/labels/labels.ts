import type { EntityTypeName } from '../../core/catalogue/entity-types.ts';

export type Language = 'de' | 'en' | 'es' | 'fr';

/** The element's texts when nothing goes wrong; `sentences/` has the others, which are loaded later. */
export interface Labels {
  readonly language: Language;
  readonly annotate: (megabytes: number | undefined) => string;
  readonly fetching: (percent: number) => string;
  readonly starting: string;
  readonly reading: (percent: number) => string;
  readonly found: (entities: number) => string;
  /** Description of the button while it reads. */
  readonly stop: string;
  /** What the first click fetches, and from which host. */
  readonly fetches: (megabytes: number, host: string) => string;
  /** Shown while the element waits for the page's text. */
  readonly noTextYet: string;
  readonly tryAgain: string;
  readonly panel: string;
  readonly threshold: string;
  readonly showList: string;
  readonly close: string;
  readonly clear: string;
  readonly more: (count: number) => string;
  readonly nothing: string;
  readonly noText: (selector: string) => string;
  readonly notLoaded: (url: string) => string;
  readonly mentionOf: (place: number, of: number) => string;
  readonly claims: string;
  readonly noConcept: string;
  /** Added to every link: it opens a page other than the host's. */
  readonly leaves: string;
  readonly byModel: string;
  /** Names of the catalogue's entity types. */
  readonly types: Readonly<Record<EntityTypeName, string>>;
}
