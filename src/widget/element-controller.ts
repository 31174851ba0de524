import type { Mention } from '../core/annotation.ts';
import type { Failure } from '../core/errors.ts';
import { saidConcept } from '../core/link/said-concept.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Article } from './article.ts';
import { watchPolicy } from './client/policy-watch.ts';
import { leaseClient } from './client/shared-client.ts';
import type { AnnotatedElement, ErrorDetail } from './events.ts';
import { boxAround, rectsOf } from './find-mention.ts';
import { typeName } from './labels/labels-for.ts';
import { messageOf } from './messages.ts';
import { createPainter } from './paint/create-painter.ts';
import { PanelControl } from './panel-control.ts';
import { Pointing } from './pointing.ts';
import type { ReadText } from './read-text.ts';
import type { ReadingHost } from './reading-host.ts';
import type { Sentences } from './sentences/sentences.ts';
import { sentencesFor } from './sentences/sentences-for.ts';
import { Session } from './session.ts';
import { fillCard } from './view/card.ts';

/** The heavy part of the element: reading, painting, pointing, the panel and the card. */
export class ElementController {
  readonly #host: ReadingHost;
  readonly #session: Session;
  readonly #pointing: Pointing;
  readonly #release: () => void;
  readonly #hidden = new Set<string>();
  readonly #sentences: Sentences;
  readonly #panel: PanelControl;
  readonly #warned = new Set<string>();

  constructor(host: ReadingHost) {
    this.#host = host;
    const { settings, view } = host;
    this.#sentences = sentencesFor(host.labels.language);
    const lease = host.annotator
      ? { annotator: host.annotator, release: () => undefined }
      : leaseClient(settings);
    this.#release = lease.release;
    this.#session = new Session({
      annotator: lease.annotator,
      painter: createPainter(view.layer),
      roots: host.roots,
      exclude: settings.exclude,
      apparatus: settings.apparatus,
      lexicon: settings.lexicon,
      dictionary: settings.dictionary,
      isShown: (mention) => this.#passes(mention) && !this.#hidden.has(mention.type),
      onReady: (detail) => host.emit('bio-gloss:ready', detail),
      onProgress: host.onProgress,
      onChange: () => this.#onChange(),
      onAgain: (result) => {
        if (result.ok) {
          this.#count();
          host.onAgain();
        } else if (result.error.code !== 'cancelled') {
          host.warn({ code: result.error.code, message: this.#say(result.error) });
        }
      },
      onUnlinked: (failure) => {
        this.#warnOnce(this.#sentences.noConcepts, failure);
      },
      onReadAlone: (failure) => {
        this.#warnOnce(this.#sentences.noDictionary, failure);
      },
    });
    this.#panel = new PanelControl({
      view,
      labels: host.labels,
      articles: () => this.#session.articles,
      passing: (article) => this.#passing(article),
      threshold: host.threshold,
      hidden: this.#hidden,
      toggleType: (type) => this.toggleType(type),
      setThreshold: host.setThreshold,
      choose: (article, mention) => this.#reveal(article, mention),
      clear: host.clear,
    });
    this.#pointing = new Pointing(
      this.#session,
      (article, mention, isChosen) => this.#openCard(article, mention, isChosen),
      () => {
        view.card.close();
        this.#session.painting.choose();
      },
    );
  }

  /** Reads and paints; resolves when everything is painted. */
  async run(): Promise<Result<undefined, ErrorDetail>> {
    const { settings } = this.#host;
    const policy = watchPolicy([settings.base, settings.pack]);
    const result = await this.#session.run();
    policy.stop();
    if (!result.ok) {
      const message = this.#say(result.error, policy.refused());
      return fail({ code: result.error.code, message });
    }
    this.#count();
    return ok(undefined);
  }

  get elements(): readonly AnnotatedElement[] {
    return this.#session.articles.map(({ element, shown, mentions, relations, concepts }) => ({
      element,
      text: shown.text,
      mentions,
      relations,
      ...(concepts && { concepts }),
    }));
  }

  /** Applies a changed threshold or choice of types, without reading again. */
  async refilter(): Promise<void> {
    this.#count();
    this.#onChange();
    await this.#session.painting.all();
  }

  openPanel(): void {
    this.#panel.open();
  }

  closePanel(): void {
    this.#panel.close();
  }

  /** What an export holds, as plain data. */
  get texts(): readonly ReadText[] {
    return this.#session.articles.map(({ shown, reading }) => ({ text: shown.text, reading }));
  }

  get hiddenTypes(): ReadonlySet<string> {
    return this.#hidden;
  }

  toggleType(type: string): void {
    if (!this.#hidden.delete(type)) this.#hidden.add(type);
    void this.refilter();
  }

  /** Scrolls a mention into view and opens its card. */
  reveal(id: string): void {
    for (const article of this.#session.articles) {
      const mention = article.mentions.find((one) => one.id === id);
      if (mention) this.#reveal(article, mention);
    }
  }

  stop(): void {
    this.#panel.stop();
    this.#session.stop();
    this.#pointing.stop();
    this.#release();
  }

  /** Warns only once of a failure that concerns all elements. */
  #warnOnce(what: string, failure: Failure): void {
    if (this.#warned.has(what)) return;
    this.#warned.add(what);
    this.#host.warn({ code: failure.code, message: `${what} ${this.#say(failure)}` });
  }

  #say(failure: Failure, refused?: string): string {
    return messageOf(failure, this.#host.settings, refused, this.#sentences);
  }

  #passes({ type, score }: Mention): boolean {
    const types = this.#host.types();
    return score >= this.#host.threshold() && (types.size === 0 || types.has(type));
  }

  #passing(article: Article): readonly Mention[] {
    return article.mentions.filter((mention) => this.#passes(mention));
  }

  #onChange(): void {
    this.#panel.refresh();
    this.#host.onChange?.();
  }

  #count(): void {
    if (this.#session.articles.every(({ shown }) => shown.text.trim() === '')) {
      this.#host.onCount(undefined);
      return;
    }
    const groups = (article: Article) =>
      new Set(this.#passing(article).map(({ group }) => group)).size;
    this.#host.onCount(this.#session.articles.reduce((sum, one) => sum + groups(one), 0));
  }

  /** Handles a choice from the list: scrolls to the mention, then opens its card. */
  #reveal(article: Article, mention: Mention): void {
    const node = article.shown.nodeSpans(mention)[0]?.node;
    const isOut = () => {
      const rect = rectsOf(article, mention)[0];
      return rect && (rect.bottom < 0 || rect.top > innerHeight) ? rect : undefined;
    };
    if (isOut()) node?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const covered = rectsOf(article, mention)[0];
    if (covered) this.#panel.makeRoomFor(covered);
    const still = isOut();
    if (still) scrollBy(0, still.top - innerHeight / 2);
    this.#openCard(article, mention, true);
    this.#pointing.keep(article, mention);
  }

  #openCard(article: Article, mention: Mention, isChosen: boolean): void {
    const { view, labels, emit } = this.#host;
    fillCard(view.card.element, article, mention, labels, this.#sentences);
    view.card.open(() => boxAround(rectsOf(article, mention)));
    if (!isChosen) {
      this.#session.painting.choose();
      return;
    }
    this.#session.painting.choose(article, mention);
    const concepts = article.concepts?.[mention.id];
    const concept = concepts && saidConcept(concepts);
    const named = concept ? `, ${concept.name}` : '';
    view.announce(`${mention.text}, ${typeName(labels, mention.type)}${named}`);
    emit('bio-gloss:select', {
      element: article.element,
      mention,
      ...(concepts && { concepts }),
    });
  }
}
