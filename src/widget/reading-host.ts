import type { BioGlossEventMap, DetailOf, ErrorDetail } from './events.ts';
import type { Labels } from './labels/labels.ts';
import type { ArticleAnnotator } from './read-article.ts';
import type { Settings } from './settings.ts';
import type { ElementView } from './view/element-view.ts';

/** What the element provides to the part that is loaded when it starts. */
export interface ReadingHost {
  readonly view: ElementView;
  readonly labels: Labels;
  readonly settings: Settings;
  /** The current smallest score, which a reader may have changed. */
  readonly threshold: () => number;
  readonly types: () => ReadonlySet<string>;
  readonly roots: () => readonly Element[];
  readonly setThreshold: (value: number) => void;
  readonly clear: () => void;
  readonly emit: <Name extends keyof BioGlossEventMap>(name: Name, detail: DetailOf<Name>) => void;
  readonly onProgress: (detail: DetailOf<'bio-gloss:progress'>) => void;
  /** Called when the number of shown entities has changed; `undefined`: there is no text yet. */
  readonly onCount: (entities: number | undefined) => void;
  /** Reports that something is missing; the reading stays. */
  readonly warn: (detail: ErrorDetail) => void;
  /** Called after a text that the host has changed was read again. */
  readonly onAgain: () => void;
  /** Called when mentions were added, removed, or are shown differently. */
  readonly onChange?: () => void;
  /** The annotator; a worker of the page when absent. */
  readonly annotator?: ArticleAnnotator;
}
