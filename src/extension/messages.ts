import type { Mention, Relation } from '../core/annotation.ts';
import type { LinkedConcept } from '../core/link/link.ts';

/** Names of the ports between the parts. */
export const ENGINE_PORT = 'engine';
export const PANEL_PORT = 'panel';

/** What a page or the panel asks of the background. */
export type BackgroundRequest =
  /** Has the engine's document made, where it has one of its own. */
  | { readonly type: 'start-engine' }
  | { readonly type: 'open-panel' }
  | { readonly type: 'open-in-app'; readonly name: string; readonly content: string };

/** What the background tells a page. */
export interface AnnotateOrder {
  readonly type: 'annotate';
  readonly what: 'page' | 'selection';
}

/** What a page tells the panel: all of it, whenever it changes. */
export interface PanelNews {
  readonly title: string;
  /** What the button on the page says. */
  readonly status: string;
  readonly text: string;
  readonly threshold: number;
  readonly hidden: readonly string[];
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly concepts: Readonly<Record<string, readonly LinkedConcept[]>>;
}

/** What the panel asks of a page. */
export type PanelOrder =
  | { readonly type: 'choose'; readonly id: string }
  | { readonly type: 'toggle-type'; readonly name: string }
  | { readonly type: 'threshold'; readonly value: number }
  | { readonly type: 'clear' }
  | { readonly type: 'export'; readonly format: string };

/** A file the page has written for the panel. */
export interface PanelFile {
  readonly format: string;
  readonly content: string;
}

/** Under this key the document waits that the app opens next. */
export const HANDED_OVER = 'handed-over';
