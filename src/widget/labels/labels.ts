import type { EntityTypeName } from '../../core/catalogue/entity-types.ts';

export type Language = 'de' | 'en' | 'es' | 'fr';

/** What the element says when nothing goes wrong; `sentences/` has the rest, which is fetched later. */
export interface Labels {
  readonly language: Language;
  readonly annotate: (megabytes: number | undefined) => string;
  readonly fetching: (percent: number) => string;
  readonly starting: string;
  readonly reading: (percent: number) => string;
  readonly found: (entities: number) => string;
  /** Said of the button while it reads. */
  readonly stop: string;
  /** What the first click fetches, and from where. */
  readonly fetches: (megabytes: number, host: string) => string;
  /** The element waits for the page's text. */
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
  /** Said with every link: it opens a page that is not the host's. */
  readonly leaves: string;
  readonly byModel: string;
  /** The catalogue's entity types. */
  readonly types: Readonly<Record<EntityTypeName, string>>;
}
