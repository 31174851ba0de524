import type { Mention } from '../core/annotation.ts';
import type { Article } from './article.ts';
import type { Painter } from './paint/painter.ts';
import { slices } from './scheduler.ts';

export interface PaintingOptions {
  readonly painter: Painter;
  readonly articles: () => readonly Article[];
  readonly isShown: (mention: Mention) => boolean;
}

/** Milliseconds between two paintings of what is being found: at least, and for each mention painted already. */
const PAINT_MS = 200;
const PAINT_MS_EACH = 0.1;

/** When which mentions of the articles are painted; one painting at a time, in slices. */
export class Painting {
  readonly #options: PaintingOptions;
  #work: Promise<void> = Promise.resolve();
  #isWaiting = false;
  /** Found, and not painted yet. */
  #fresh: Mention[] = [];
  #freshTimer: ReturnType<typeof setTimeout> | undefined;
  #chosen: { readonly article: Article; readonly mention: Mention } | undefined;

  constructor(options: PaintingOptions) {
    this.#options = options;
  }

  shownOf(article: Article): readonly Mention[] {
    return article.mentions.filter(this.#options.isShown);
  }

  /** Paints what is to be shown now, and nothing else. */
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
   * Paints what was just found, a few times a second at first: a browser goes through all the highlights of the page
   * whenever one is added, so the more there are, the rarer it gets.
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

  /** What was found of the text that is being read is painted in another way, or not at all. */
  dropFresh(): void {
    clearTimeout(this.#freshTimer);
    this.#freshTimer = undefined;
    this.#fresh = [];
  }

  /** Paints one mention as the chosen one; none without arguments. */
  choose(article?: Article, mention?: Mention): void {
    this.#chosen = article && mention ? { article, mention } : undefined;
    this.#paintChosen();
  }

  /** The articles have been collected anew: the chosen mention lies elsewhere, or nowhere. */
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
