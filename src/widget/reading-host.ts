import type { BioGlossEventMap, DetailOf, ErrorDetail } from './events.ts';
import type { Labels } from './labels/labels.ts';
import type { ArticleAnnotator } from './read-article.ts';
import type { Settings } from './settings.ts';
import type { ElementView } from './view/element-view.ts';

/** What the element gives to the part of it that is fetched when it starts. */
export interface ReadingHost {
  readonly view: ElementView;
  readonly labels: Labels;
  readonly settings: Settings;
  /** The least score to show now, which a reader may have moved. */
  readonly threshold: () => number;
  readonly types: () => ReadonlySet<string>;
  readonly roots: () => readonly Element[];
  readonly setThreshold: (value: number) => void;
  readonly clear: () => void;
  readonly emit: <Name extends keyof BioGlossEventMap>(name: Name, detail: DetailOf<Name>) => void;
  readonly onProgress: (detail: DetailOf<'bio-gloss:progress'>) => void;
  /** Entities that are shown have changed in number; `undefined`: there is no text yet. */
  readonly onCount: (entities: number | undefined) => void;
  /** Tells that something is missing; what was read stays. */
  readonly warn: (detail: ErrorDetail) => void;
  /** The host had changed its text, and it has been read again. */
  readonly onAgain: () => void;
  /** Mentions were found, lost, or are shown in another way. */
  readonly onChange?: () => void;
  /** Who reads; a worker of the page's own where it is absent. */
  readonly annotator?: ArticleAnnotator;
}
