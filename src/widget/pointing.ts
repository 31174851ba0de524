import type { Mention } from '../core/annotation.ts';
import type { Article } from './article.ts';
import { findMention, type MentionHit } from './find-mention.ts';
import type { Session } from './session.ts';

/** Milliseconds: a pointer that rests this long on a word opens its card, one that moves on does not. */
const REST_MS = 300;

/**
 * Follows the pointer over the host's text. The listeners on the document are passive and neither stop nor change
 * events, so that the host's handlers, links and selections keep working.
 */
export class Pointing {
  readonly #session: Session;
  readonly #onPoint: (article: Article, mention: Mention, isChosen: boolean) => void;
  readonly #onLeave: () => void;
  readonly #listening = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: MentionHit | undefined;
  /**
   * True when the mention was chosen by a tap or from the list: its card stays until another is chosen, or until
   * Escape.
   */
  #isKept = false;

  constructor(
    session: Session,
    onPoint: (article: Article, mention: Mention, isChosen: boolean) => void,
    onLeave: () => void,
  ) {
    this.#session = session;
    this.#onPoint = onPoint;
    this.#onLeave = onLeave;
    const options = { passive: true, signal: this.#listening.signal } as const;
    document.addEventListener('pointermove', (event) => this.#onMove(event), options);
    document.addEventListener('click', (event) => this.#onClick(event), options);
    document.addEventListener('keydown', (event) => this.#onKey(event), options);
  }

  /** Keeps the card of a mention that was chosen from the list. */
  keep(article: Article, mention: Mention): void {
    this.#shown = { article, mention };
    this.#isKept = true;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listening.abort();
  }

  #onMove(event: PointerEvent): void {
    clearTimeout(this.#timer);
    const { clientX, clientY, pointerType, buttons } = event;
    // The pointer is on the element's own card, which may contain a link.
    if (isOwn(event)) return;
    // Touch has no hover, and a pressed button starts a selection.
    if (pointerType === 'touch' || buttons !== 0) return;
    this.#timer = setTimeout(() => {
      const hit = this.#at(clientX, clientY);
      if (hit) this.#show(hit, false);
      else if (!this.#isKept) this.#leave();
    }, REST_MS);
  }

  #onClick(event: MouseEvent): void {
    if (isOwn(event)) return;
    const hit = this.#at(event.clientX, event.clientY);
    if (hit && getSelection()?.isCollapsed !== false) this.#show(hit, true);
    else this.#leave();
  }

  #onKey({ key }: KeyboardEvent): void {
    if (key !== 'Escape') return;
    // The card stays closed until the pointer moves again.
    clearTimeout(this.#timer);
    this.#leave();
  }

  #at(x: number, y: number): MentionHit | undefined {
    const { articles } = this.#session;
    return findMention(x, y, articles, (article) => this.#session.painting.shownOf(article));
  }

  #show(hit: MentionHit, isChosen: boolean): void {
    const isSame = hit.mention === this.#shown?.mention;
    if (isSame && (!isChosen || this.#isKept)) return;
    this.#shown = hit;
    this.#isKept = isChosen;
    this.#onPoint(hit.article, hit.mention, isChosen);
  }

  #leave(): void {
    if (!this.#shown) return;
    this.#shown = undefined;
    this.#isKept = false;
    this.#onLeave();
  }
}

const isOwn = (event: Event): boolean =>
  event
    .composedPath()
    .some((one) => one instanceof Element && /^bio-gloss(?:-extension)?$/u.test(one.localName));
