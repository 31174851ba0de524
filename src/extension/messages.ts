import type { Mention, Relation } from '../core/annotation.ts';
import type { LinkedConcept } from '../core/link/link.ts';
import type { ReadText } from '../widget/read-text.ts';

/** Names of the ports between the parts. */
export const ENGINE_PORT = 'engine';
export const PANEL_PORT = 'panel';

/** Requests of a page or the panel to the background script. */
export type BackgroundRequest =
  /** Creates the engine's document, where the browser needs one. */
  | { readonly type: 'start-engine' }
  | { readonly type: 'open-panel' }
  | { readonly type: 'open-in-app'; readonly name: string; readonly content: string };

/** A message from the background script to a page. */
export interface AnnotateOrder {
  readonly type: 'annotate';
  readonly what: 'page' | 'selection';
}

/** The state of a page for the panel, sent completely at each change. */
export interface PanelNews {
  readonly title: string;
  /** The title of the button on the page. */
  readonly status: string;
  readonly text: string;
  readonly threshold: number;
  readonly hidden: readonly string[];
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly concepts: Readonly<Record<string, readonly LinkedConcept[]>>;
}

/** Requests of the panel to a page. */
export type PanelOrder =
  | { readonly type: 'choose'; readonly id: string }
  | { readonly type: 'toggle-type'; readonly name: string }
  | { readonly type: 'threshold'; readonly value: number }
  | { readonly type: 'clear' }
  | { readonly type: 'export'; readonly format: string };

/** What the page has read, for a file that the panel writes. */
export interface PanelTexts {
  readonly format: string;
  readonly texts: readonly ReadText[];
}

/** Key of the document that waits for the app, in the session storage. */
export const HANDED_OVER = 'handed-over';
