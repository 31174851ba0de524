import type { Mention } from '../core/annotation.ts';
import type { Failure } from '../core/errors.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Annotator } from '../runtime/annotator/annotator.ts';
import { type Watch, watchHost } from './anchor/watch.ts';
import { Article } from './article.ts';
import { collectText } from './collect/collect-text.ts';
import type { ProgressDetail, ReadyDetail } from './events.ts';
import type { Painter } from './paint/painter.ts';
import { slices } from './turns.ts';

export interface SessionOptions {
  readonly annotator: Annotator;
  readonly painter: Painter;
  readonly roots: () => readonly Element[];
  readonly exclude: string | undefined;
  /** Folder of the lexicon; mentions are not linked without one. */
  readonly lexicon: string | undefined;
  readonly isShown: (mention: Mention) => boolean;
  readonly onReady: (detail: ReadyDetail) => void;
  readonly onProgress: (detail: ProgressDetail) => void;
  /** Mentions were found, lost or moved. */
  readonly onChange: () => void;
  /** The mentions are there, but no concepts. */
  readonly onUnlinked: (failure: Failure) => void;
  /** The host had changed its text, and what changed has been read. */
  readonly onAgain: (result: Result<undefined, Failure>) => void;
}

/** Milliseconds between two paintings of what is being found: at least, and for each mention painted already. */
const PAINT_MS = 200;
const PAINT_MS_EACH = 0.1;

/** Reads the host's elements, keeps the highlights where they belong, and reads what the host changes. */
export class Session {
  articles: readonly Article[] = [];
  readonly #options: SessionOptions;
  readonly #stopping = new AbortController();
  #watch: Watch | undefined;
  #job: { readonly article: Article; readonly abort: AbortController } | undefined;
  #collecting: Promise<void> = Promise.resolve();
  #painting: Promise<void> = Promise.resolve();
  #readAll: Promise<Result<undefined, Failure>> | undefined;
  #paintAgain = false;
  /** Found, and not painted yet. */
  #fresh: Mention[] = [];
  #freshTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Resolves when all is read and painted. */
  async run(): Promise<Result<undefined, Failure>> {
    const { annotator, onReady, onProgress } = this.#options;
    const { signal } = this.#stopping;
    const opened = await annotator.open({ onProgress, signal });
    if (!opened.ok) return opened;
    const { engine, device, manifest } = opened.value;
    onReady({ engine, device, pack: { id: manifest.id, version: manifest.version } });
    this.#watch = watchHost(
      (targets) => targets.some((target) => this.#holds(target)) || this.#hasOtherRoots(),
      () => void this.#follow(),
    );
    this.#collecting = this.#collect();
    await this.#collecting;
    return this.#read();
  }

  /** Paints what is to be shown now, and nothing else. */
  paint(): Promise<void> {
    if (this.#paintAgain) return this.#painting;
    this.#paintAgain = true;
    this.#painting = this.#painting.then(async () => {
      this.#paintAgain = false;
      const { painter } = this.#options;
      const giveTurn = slices();
      for (const article of this.articles) {
        await article.paint(this.shownOf(article), painter, giveTurn);
      }
    });
    return this.#painting;
  }

  /**
   * Paints what was just found, a few times a second at first: a browser goes through all the highlights of the page
   * whenever one is added, so the more there are, the rarer it gets.
   */
  #paintSoon(article: Article, mentions: readonly Mention[]): void {
    this.#fresh.push(...mentions);
    this.#freshTimer ??= setTimeout(
      () => {
        this.#freshTimer = undefined;
        const fresh = this.#fresh.filter(this.#options.isShown);
        this.#fresh = [];
        this.#painting = this.#painting.then(() =>
          article.paintMore(fresh, this.#options.painter, slices()),
        );
      },
      Math.max(PAINT_MS, article.painted * PAINT_MS_EACH),
    );
  }

  #dropFresh(): void {
    clearTimeout(this.#freshTimer);
    this.#freshTimer = undefined;
    this.#fresh = [];
  }

  shownOf(article: Article): readonly Mention[] {
    return article.mentions.filter(this.#options.isShown);
  }

  /** Paints one mention as the chosen one; none without arguments. */
  choose(article?: Article, mention?: Mention): void {
    this.#options.painter.choose(article && mention ? article.rangesOf(mention) : []);
  }

  stop(): void {
    this.#stopping.abort();
    this.#job?.abort.abort();
    this.#watch?.stop();
    this.#dropFresh();
    for (const article of this.articles) article.erase(this.#options.painter);
    this.articles = [];
    this.#options.painter.clear();
  }

  #holds(target: Node): boolean {
    return this.articles.some(
      ({ element, shown }) =>
        element.contains(target) || shown.shadows.some((shadow) => shadow.contains(target)),
    );
  }

  #hasOtherRoots(): boolean {
    const roots = this.#options.roots();
    const { articles } = this;
    return (
      roots.length !== articles.length ||
      articles.some(({ element }, index) => element !== roots[index])
    );
  }

  /** The host has changed something: find everything again, then read what is new. */
  async #follow(): Promise<void> {
    this.#collecting = this.#collecting.then(() => this.#collect());
    await this.#collecting;
    if (this.#stopping.signal.aborted) return;
    await this.paint();
    this.#options.onChange();
    if (this.#readAll || !this.articles.some(isUnread)) return;
    this.#options.onAgain(await this.#read());
  }

  async #collect(): Promise<void> {
    const { roots, exclude, painter } = this.#options;
    const giveTurn = slices();
    const elements = roots();
    painter.choose([]);
    const orphans = this.articles.filter(({ element }) => !elements.includes(element));
    const next: Article[] = [];
    for (const element of elements) {
      const shown = await collectText(element, { exclude, giveTurn });
      if (this.#stopping.signal.aborted) return;
      const same = this.articles.find((article) => article.element === element);
      if (same?.shown.text === shown.text) {
        same.shown = shown;
        next.push(same);
      } else {
        const from = same ?? takeNearest(orphans, shown.text);
        const article = new Article(element, shown);
        if (from?.reading) article.inherit(from.shown.text, from.reading);
        next.push(article);
      }
      this.#watch?.include(shown.shadows);
    }
    for (const article of this.articles) {
      if (next.includes(article)) continue;
      article.erase(painter);
      if (this.#job?.article === article) this.#job.abort.abort();
    }
    this.articles = next;
  }

  #read(): Promise<Result<undefined, Failure>> {
    this.#readAll ??= this.#readUnread().finally(() => {
      this.#readAll = undefined;
    });
    return this.#readAll;
  }

  async #readUnread(): Promise<Result<undefined, Failure>> {
    for (let next = this.#next(); next; next = this.#next()) {
      const result = await this.#readOne(next);
      // A text that the host has replaced meanwhile is read as it is now.
      await this.#collecting;
      const isReplaced = !this.articles.includes(next);
      if (this.#stopping.signal.aborted) return fail({ code: 'cancelled' });
      if (!result.ok && !isReplaced) return result;
    }
    await this.paint();
    return ok(undefined);
  }

  #next(): Article | undefined {
    return this.#stopping.signal.aborted ? undefined : this.articles.find(isUnread);
  }

  async #readOne(article: Article): Promise<Result<undefined, Failure>> {
    const { annotator, onChange } = this.#options;
    const { state } = annotator;
    if (state.status !== 'open') {
      const opened = await annotator.open({ signal: this.#stopping.signal });
      if (!opened.ok) return opened;
    }
    const { unread, shown } = article;
    const manifest = annotator.state.status === 'open' ? annotator.state.opened : undefined;
    const by = {
      pack: {
        id: manifest?.manifest.id ?? '',
        version: manifest?.manifest.version ?? '',
      },
      engine: manifest?.engine ?? 'wasm',
    } as const;
    const guideline = manifest?.manifest.entities.defaultGuideline ?? '';
    const progressing = article.begin(by, guideline);
    const abort = new AbortController();
    this.#job = { article, abort };
    let found: Mention[] = [];
    let pieces = 0;
    const result = await annotator.annotate(
      {
        text: shown.text,
        isTold: true,
        ...(unread !== 'all' && { focus: unread, known: progressing.known }),
      },
      {
        signal: abort.signal,
        onReading: ({ mentions, read }) => {
          // Another engine has taken over: it tells everything again.
          const isFirst = found.length > 0 && mentions[0]?.id === found[0]?.id;
          const isAgain = read.pieces < pieces || isFirst;
          if (isAgain) found = [];
          pieces = read.pieces;
          found.push(...mentions);
          progressing.found(found);
          this.#report(article, read.of === 0 ? 1 : read.pieces / read.of);
          if (isAgain) void this.paint();
          else this.#paintSoon(article, mentions);
          onChange();
        },
      },
    );
    this.#job = undefined;
    this.#dropFresh();
    if (!result.ok) return result;
    progressing.done({ ...result.value, mentions: found });
    this.#report(article, 1);
    await this.paint();
    await this.#link(article);
    onChange();
    return ok(undefined);
  }

  /** Finds the concepts of what is painted already; without them the reading is still whole. */
  async #link(article: Article): Promise<void> {
    const { annotator, lexicon, onUnlinked, onProgress } = this.#options;
    if (lexicon === undefined) return;
    const mentions = article.mentions.map(({ id, start, end, text, type }) => ({
      ...{ id, start, end, text, type },
    }));
    const linked = await annotator.link(
      { text: article.shown.text, mentions, sources: { lexiconUrl: lexicon } },
      { signal: this.#stopping.signal, onProgress },
    );
    if (linked.ok) {
      const { lexicon: by, concepts } = linked.value;
      article.link({ by: { lexicon: by, vocabularies: [] }, concepts });
    } else if (linked.error.code !== 'cancelled') onUnlinked(linked.error);
  }

  #report(current: Article, part: number): void {
    const lengthOf = ({ shown }: Article): number => shown.text.length;
    const sum = (of: readonly Article[]): number =>
      of.reduce((total, article) => total + lengthOf(article), 0);
    const finished = this.articles.filter((one) => one !== current && !isUnread(one));
    const done = Math.round(sum(finished) + part * lengthOf(current));
    this.#options.onProgress({ phase: 'read', done, total: sum(this.articles) });
  }
}

function isUnread({ shown, unread }: Article): boolean {
  if (shown.text.trim() === '') return false;
  return unread === 'all' || unread.length > 0;
}

/** What stood elsewhere before: the same text, or else whatever is gone first. */
function takeNearest(orphans: Article[], text: string): Article | undefined {
  const same = orphans.findIndex(({ shown }) => shown.text === text);
  return orphans.splice(Math.max(0, same), 1)[0];
}
