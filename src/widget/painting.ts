import type { Mention } from '../core/annotation.ts';
import type { Article } from './article.ts';
import type { Painter } from './paint/painter.ts';
import { slices } from './scheduler.ts';

export interface PaintingOptions {
  readonly painter: Painter;
  readonly articles: () => readonly Article[];
  readonly isShown: (mention: Mention) => boolean;
}

/** Milliseconds between two paintings during a reading: a minimum, and an addition for each painted mention. */
const PAINT_MS = 200;
const PAINT_MS_EACH = 0.1;

/** Decides when the mentions of articles are painted: one painting at a time, in slices. */
export class Painting {
  readonly #options: PaintingOptions;
  #work: Promise<void> = Promise.resolve();
  #isWaiting = false;
  /** Mentions found but not painted yet. */
  #fresh: Mention[] = [];
  #freshTimer: ReturnType<typeof setTimeout> | undefined;
  #chosen: { readonly article: Article; readonly mention: Mention } | undefined;

  constructor(options: PaintingOptions) {
    this.#options = options;
  }

  shownOf(article: Article): readonly Mention[] {
    return article.mentions.filter(this.#options.isShown);
  }

  /** Paints exactly the mentions that are shown now. */
  all(): Promise<void> {
    if (this.#isWaiting) return this.#work;
    this.#isWaiting = true;
    this.#work = this.#work.then(async () => {
      this.#isWaiting = false;
      const yieldControl = slices();
      for (const article of this.#options.articles()) {
        await article.paint(this.shownOf(article), this.#options.painter, yieldControl);
      }
    });
    return this.#work;
  }

  /**
   * Paints new mentions, a few times a second at first. A browser visits all highlights of the page whenever one is
   * added, so the interval grows with their number.
   */
  soon(article: Article, mentions: readonly Mention[]): void {
    this.#fresh.push(...mentions);
    this.#freshTimer ??= setTimeout(
      () => {
        this.#freshTimer = undefined;
        const fresh = this.#fresh.filter(this.#options.isShown);
        this.#fresh = [];
        this.#work = this.#work.then(() =>
          article.paintMore(fresh, this.#options.painter, slices()),
        );
      },
      Math.max(PAINT_MS, article.painted * PAINT_MS_EACH),
    );
  }

  /** Drops new mentions of the running reading, which are painted in another way or not at all. */
  dropFresh(): void {
    clearTimeout(this.#freshTimer);
    this.#freshTimer = undefined;
    this.#fresh = [];
  }

  /** Paints one mention as the chosen one; without arguments, none. */
  choose(article?: Article, mention?: Mention): void {
    this.#chosen = article && mention ? { article, mention } : undefined;
    this.#paintChosen();
  }

  /** After articles were collected again, finds the chosen mention at its new place, or drops it. */
  rechoose(): void {
    if (this.#chosen && !this.#options.articles().includes(this.#chosen.article)) {
      this.#chosen = undefined;
    }
    this.#paintChosen();
  }

  stop(): void {
    this.dropFresh();
    this.#chosen = undefined;
    this.#options.painter.clear();
  }

  #paintChosen(): void {
    const ranges = this.#chosen?.article.rangesOf(this.#chosen.mention) ?? [];
    this.#options.painter.choose(ranges);
  }
}
