import type { Mention } from '../core/annotation.ts';
import type { Article } from './article.ts';
import { findMention, type MentionHit } from './find-mention.ts';
import type { Session } from './session.ts';

/** A pointer that rests this long on a word asks for its card; one that moves on the way to another does not. */
const REST_MS = 300;

/**
 * Follows the pointer over the host's text: passive listeners on the document that neither stop nor change an
 * event, so that the host's own handlers, links and selections work as before.
 */
export class Pointing {
  readonly #session: Session;
  readonly #onPoint: (article: Article, mention: Mention, isChosen: boolean) => void;
  readonly #onLeave: () => void;
  readonly #listening = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: MentionHit | undefined;
  /** Chosen by a tap or from the list: stays until another is, or Escape. */
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

  /** Keeps the card of a mention that was chosen elsewhere. */
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
    // On its card: there may be a link to follow.
    if (isOwn(event)) return;
    // Touch has no hover, and a pressed button is a selection in the making.
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
    // It stays closed until the pointer moves again.
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
