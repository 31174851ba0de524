import type { Mention } from '../core/annotation.ts';
import type { Failure } from '../core/errors.ts';
import { annotateAndLink } from '../core/read/annotate-and-link.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Span } from '../core/text/span.ts';
import type { Progress } from '../engine/contract/protocol.ts';
import { type HostChange, type Watch, watchHost } from './anchor/watch.ts';
import { Article } from './article.ts';
import { collectText } from './collect/collect-text.ts';
import { visibleSpan } from './collect/visible-span.ts';
import type { ProgressDetail, ReadyDetail } from './events.ts';
import type { Painter } from './paint/painter.ts';
import { Painting } from './painting.ts';
import { type ArticleAnnotator, linkArticle, readArticle } from './read-article.ts';
import { slices, type YieldControl } from './scheduler.ts';

/** After a change of the page, the session pauses for this many times the work of collecting, up to a maximum. */
const REST_FACTOR = 70;
const MAX_REST_MS = 2000;

export interface SessionOptions {
  readonly annotator: ArticleAnnotator;
  readonly painter: Painter;
  readonly roots: () => readonly Element[];
  readonly exclude: string | undefined;
  readonly apparatus: boolean;
  /** Folder of the lexicon. When undefined, mentions are not linked. */
  readonly lexicon: string | undefined;
  /** Folder of dictionary names. When undefined, the model reads alone. */
  readonly dictionary: string | undefined;
  readonly isShown: (mention: Mention) => boolean;
  readonly onReady: (detail: ReadyDetail) => void;
  readonly onProgress: (detail: ProgressDetail) => void;
  /** Called when mentions were added, removed or moved. */
  readonly onChange: () => void;
  /** Called when mentions are there but linking failed. */
  readonly onUnlinked: (failure: Failure) => void;
  /** Called when mentions are there but the requested dictionary was missing. */
  readonly onReadAlone: (failure: Failure) => void;
  /** Called when a text that the host has changed was read again. */
  readonly onAgain: (result: Result<undefined, Failure>) => void;
}

/** Reads the host's elements, keeps their highlights in place, and reads changes of the host. */
export class Session {
  articles: readonly Article[] = [];
  readonly painting: Painting;
  readonly #options: SessionOptions;
  readonly #stopping = new AbortController();
  #watch: Watch | undefined;
  #job: { readonly article: Article; readonly abort: AbortController } | undefined;
  #collecting: Promise<void> = Promise.resolve();
  #readAll: Promise<Result<undefined, Failure>> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { painter, isShown } = options;
    this.painting = new Painting({ painter, isShown, articles: () => this.articles });
  }

  /** Reports progress to the page. `names` does not occur, because the element has no vocabularies. */
  readonly #tell = ({ phase, done, total }: Progress): void => {
    if (phase !== 'names') this.#options.onProgress({ phase, done, total });
  };

  /** Resolves when everything is read and painted. */
  async run(): Promise<Result<undefined, Failure>> {
    const { annotator, onReady } = this.#options;
    const { signal } = this.#stopping;
    const opened = await annotator.open({ onProgress: this.#tell, signal });
    if (!opened.ok) return opened;
    const { engine, device, manifest } = opened.value;
    onReady({ engine, device, pack: { id: manifest.id, version: manifest.version } });
    this.#watch = watchHost(
      (changes) => changes.some((change) => this.#isTouched(change)) || this.#hasOtherRoots(),
      () => void this.#follow(),
    );
    this.#collecting = this.#collect(slices());
    await this.#collecting;
    return this.#read();
  }

  stop(): void {
    this.#stopping.abort();
    this.#job?.abort.abort();
    this.#watch?.stop();
    for (const article of this.articles) article.erase(this.#options.painter);
    this.articles = [];
    this.painting.stop();
  }

  /** A change of style affects everything within its target, as with a class of the page's body. */
  #isTouched({ target, isOfLook }: HostChange): boolean {
    return this.articles.some(
      ({ element, shown }) =>
        element.contains(target) ||
        shown.shadows.some((shadow) => shadow.contains(target)) ||
        (isOfLook && target.contains(element)),
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

  /** Follows a change by the host: collects all articles again, then reads what is new. */
  async #follow(): Promise<void> {
    this.#collecting = this.#collecting.then(async () => {
      const work = slices();
      await this.#collect(work);
      this.#watch?.rest(Math.min(MAX_REST_MS, REST_FACTOR * work.workedMs()));
    });
    await this.#collecting;
    if (this.#stopping.signal.aborted) return;
    await this.painting.all();
    this.#options.onChange();
    if (this.#readAll || !this.articles.some(isUnread)) return;
    this.#options.onAgain(await this.#read());
  }

  async #collect(yieldControl: YieldControl): Promise<void> {
    const { roots, exclude, apparatus, painter } = this.#options;
    const elements = roots();
    const orphans = this.articles.filter(({ element }) => !elements.includes(element));
    const next: Article[] = [];
    for (const element of elements) {
      const shown = await collectText(element, { exclude, apparatus, yieldControl });
      if (this.#stopping.signal.aborted) return;
      const same = this.articles.find((article) => article.element === element);
      if (same?.shown.text === shown.text) {
        same.shown = shown;
        next.push(same);
      } else {
        const article = new Article(element, shown);
        article.inherit(same ?? takeNearest(orphans, shown.text));
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
    this.painting.rechoose();
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
      // A text that the host has replaced meanwhile is read in its new form.
      await this.#collecting;
      const isReplaced = !this.articles.includes(next);
      if (this.#stopping.signal.aborted) return fail({ code: 'cancelled' });
      if (!result.ok && !isReplaced) return result;
    }
    await this.painting.all();
    return ok(undefined);
  }

  #next(): Article | undefined {
    return this.#stopping.signal.aborted ? undefined : this.articles.find(isUnread);
  }

  async #readOne(article: Article): Promise<Result<undefined, Failure>> {
    const { annotator, onChange, dictionary, onReadAlone } = this.#options;
    if (annotator.state.status !== 'open') {
      const opened = await annotator.open({ signal: this.#stopping.signal });
      if (!opened.ok) return opened;
    }
    const abort = new AbortController();
    this.#job = { article, abort };
    const annotate = async () => {
      const result = await readArticle(annotator, article, {
        ...{ signal: abort.signal, dictionary },
        only: visibleFirst(article),
        onFound: (fresh, part) => {
          this.#report(article, part);
          if (fresh) this.painting.soon(article, fresh);
          else void this.painting.all();
          onChange();
        },
      });
      this.#job = undefined;
      this.painting.dropFresh();
      if (!result.ok) return result;
      if (result.value.dictionaryFailure) onReadAlone(result.value.dictionaryFailure);
      this.#report(article, 1);
      await this.painting.all();
      return result;
    };
    const { lexicon, onUnlinked } = this.#options;
    const { signal } = this.#stopping;
    // Mentions are painted before they are linked.
    const link =
      lexicon === undefined
        ? undefined
        : () => linkArticle(annotator, article, lexicon, { signal, onProgress: this.#tell });
    const read = await annotateAndLink(annotate, link);
    if (!read.ok) return read;
    if (read.value.linkFailure) onUnlinked(read.value.linkFailure);
    onChange();
    return ok(undefined);
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

/** UTF-16 code units before the window that may be read first: a second's work. */
const SHORT = 3000;

/** The part of a long text to read first: the one in the window, when the beginning is not. */
function visibleFirst({ shown, unread }: Article): Span | undefined {
  if (unread !== 'all' || shown.text.length < 2 * SHORT) return undefined;
  const span = visibleSpan(shown);
  return span && span.start > SHORT ? span : undefined;
}

function isUnread({ shown, unread }: Article): boolean {
  if (shown.text.trim() === '') return false;
  return unread === 'all' || unread.length > 0;
}

/** The former article of a text that has moved: one with the same text, otherwise the first that is gone. */
function takeNearest(orphans: Article[], text: string): Article | undefined {
  const same = orphans.findIndex(({ shown }) => shown.text === text);
  return orphans.splice(Math.max(0, same), 1)[0];
}
