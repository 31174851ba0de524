import type { Mention } from '../core/annotation.ts';
import type { Failure } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import type { Article } from './article.ts';
import { watchPolicy } from './client/policy-watch.ts';
import { type Lease, leaseClient } from './client/shared-client.ts';
import {
  type AnnotatedDetail,
  BioGlossError,
  type BioGlossEventMap,
  type DetailOf,
  type ErrorDetail,
} from './events.ts';
import { rectsOf } from './find-mention.ts';
import { type Labels, labelsFor } from './labels.ts';
import { messageOf } from './messages.ts';
import { createPainter } from './paint/painter.ts';
import { Pointing } from './pointing.ts';
import { findRoots } from './roots.ts';
import { Session } from './session.ts';
import { ATTRIBUTES, type Settings, settingsOf } from './settings.ts';
import { fillCard } from './view/card.ts';
import { button, h } from './view/dom.ts';
import { createView, type ElementView } from './view/element-view.ts';
import { fillPanel } from './view/panel.ts';

/** In megabytes, at most: what the first click fetches with each engine. Set by `scripts/build-widget.ts`. */
declare const __BIO_GLOSS_MEGABYTES__:
  | { readonly wasm: number; readonly webgpu: number }
  | undefined;

/** The class can be imported where there is no DOM, to be rendered by a server. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export type ExportFormat = 'json' | 'tsv-entities' | 'tsv-relations';

/**
 * `<bio-gloss>`: annotates a text of the page it stands in, in place. The contract is in `docs/widget.md`.
 */
export class BioGloss extends Base {
  static readonly observedAttributes = ATTRIBUTES;
  /** Where the script came from; its workers and its model lie beside it. Set when the element is defined. */
  static scriptUrl = '';

  #view: ElementView | undefined;
  #settings: Settings | undefined;
  #labels: Labels = labelsFor(undefined);
  #hidden = new Set<string>();
  #threshold: number | undefined;
  #lease: Lease | undefined;
  #session: Session | undefined;
  #running: Promise<AnnotatedDetail> | undefined;
  #pointing: Pointing | undefined;
  #visibility: IntersectionObserver | undefined;
  #hasStarted = false;
  #isDone = false;
  #panelFrame = 0;

  connectedCallback(): void {
    this.#view ??= createView(this.shadowRoot ?? this.attachShadow({ mode: 'open' }), () =>
      this.#onMain(),
    );
    this.#update();
    if (!this.#session) this.#showIdle();
    this.#startBySetting();
  }

  disconnectedCallback(): void {
    // A host may only be moving it; what is gone for good is not connected a moment later.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.clear();
      this.#visibility?.disconnect();
      this.#visibility = undefined;
      this.#hasStarted = false;
    });
  }

  attributeChangedCallback(name: string): void {
    if (!this.#view || !this.isConnected) return;
    if (name === 'threshold') this.#threshold = undefined;
    this.#update();
    if (name === 'threshold' || name === 'types') this.#refilter();
    else if (name === 'start') this.#startBySetting();
    else if (!this.#session) this.#showIdle();
  }

  /** The selector of the elements to read. `for` as an attribute; a reserved word as a property in some places. */
  get htmlFor(): string {
    return this.getAttribute('for') ?? '';
  }
  set htmlFor(selector: string) {
    this.setAttribute('for', selector);
  }

  /** Least score to show, in [0, 1]; does not read anything again. */
  get threshold(): number {
    return this.#threshold ?? this.#settings?.threshold ?? 0;
  }
  set threshold(value: number) {
    this.setAttribute('threshold', String(value));
  }

  /** Entity types to show, separated by spaces; empty: all. */
  get types(): string {
    return this.getAttribute('types') ?? '';
  }
  set types(types: string) {
    this.setAttribute('types', types);
  }

  /**
   * Fetches the model if need be, reads, and resolves when everything is painted. While that is under way,
   * gives the same promise. Rejects with a `BioGlossError`, which is shown on the page, too.
   */
  annotate(): Promise<AnnotatedDetail> {
    this.#running ??= this.#annotate().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Stops reading, removes every highlight and forgets what was read. */
  clear(): void {
    this.#session?.stop();
    this.#session = undefined;
    this.#isDone = false;
    this.#pointing?.stop();
    this.#pointing = undefined;
    this.#lease?.release();
    this.#lease = undefined;
    const view = this.#view;
    if (!view) return;
    view.panel.close();
    view.card.close();
    view.message.close();
    this.#showIdle();
  }

  /** What was found, as text: all elements joined into one document, a blank line between them. */
  async export(format: ExportFormat): Promise<string> {
    const { writeExport } = await import('./write-export.ts');
    return writeExport(format, this.#session?.articles ?? [], document.title, new Date());
  }

  async #annotate(): Promise<AnnotatedDetail> {
    this.clear();
    this.#hasStarted = true;
    this.#update();
    const [view, settings] = [this.#view, this.#settings];
    if (!view || !settings)
      throw new DOMException('The element is not connected.', 'InvalidStateError');
    const roots = () => findRoots(this, settings.selector);
    if (roots().length === 0) {
      const message = this.#labels.noText(settings.selector ?? 'article, main');
      throw this.#fail({ code: 'no-text', message });
    }
    const lease = leaseClient(settings);
    const session: Session = new Session({
      annotator: lease.annotator,
      painter: createPainter(view.layer),
      roots,
      exclude: settings.exclude,
      isShown: (mention) => this.#isShown(mention) && !this.#hidden.has(mention.type),
      onReady: (detail) => this.#emit('bio-gloss:ready', detail),
      onProgress: (detail) => this.#showProgress(detail),
      onChange: () => this.#refreshPanel(),
      onAgain: (result) => this.#onAgain(session, result),
    });
    this.#lease = lease;
    this.#session = session;
    this.#pointing = new Pointing(
      session,
      (article, mention, isChosen) => this.#openCard(article, mention, isChosen),
      () => view.card.close(),
    );
    const policy = watchPolicy([settings.base, settings.pack]);
    const result = await session.run();
    policy.stop();
    if (!result.ok) {
      if (this.#session !== session)
        throw new BioGlossError({ code: 'cancelled', message: 'Cleared.' });
      const message = messageOf(result.error, settings, policy.refused());
      throw this.#fail({ code: result.error.code, message });
    }
    this.#showDone();
    return this.#tellAnnotated(session, false);
  }

  #onAgain(session: Session, result: Result<undefined, Failure>): void {
    if (this.#session !== session || !this.#settings) return;
    if (result.ok) {
      this.#showDone();
      this.#tellAnnotated(session, true);
    } else if (result.error.code !== 'cancelled') {
      const message = messageOf(result.error, this.#settings, undefined);
      this.#emit('bio-gloss:error', { code: result.error.code, message });
    }
  }

  #tellAnnotated({ articles }: Session, again: boolean): AnnotatedDetail {
    const elements = articles.map(({ element, shown, mentions, relations }) => ({
      element,
      text: shown.text,
      mentions,
      relations,
    }));
    const detail = { elements, again };
    this.#emit('bio-gloss:annotated', detail);
    return detail;
  }

  #fail(detail: ErrorDetail): BioGlossError {
    this.clear();
    const view = this.#view;
    if (view) {
      view.setMain(this.#labels.tryAgain);
      view.message.element.replaceChildren(
        h('p', {}, detail.message),
        button({ class: 'plain' }, () => view.message.close(), this.#labels.close),
      );
      view.message.open(() => this.#rect());
    }
    this.#emit('bio-gloss:error', detail);
    return new BioGlossError(detail);
  }

  #onMain(): void {
    const view = this.#view;
    if (!view) return;
    if (this.#isDone) {
      if (view.panel.isOpen) view.panel.close();
      else this.#openPanel();
    } else {
      // Shown in the message, told by the event.
      this.annotate().catch(() => undefined);
    }
  }

  #startBySetting(): void {
    const start = this.#settings?.start;
    if (this.#hasStarted || !start || start === 'click') return;
    const go = () => {
      if (!this.#hasStarted) this.annotate().catch(() => undefined);
    };
    if (start === 'load') go();
    else {
      this.#visibility?.disconnect();
      this.#visibility = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#visibility?.disconnect();
        go();
      });
      for (const root of findRoots(this, this.#settings?.selector ?? null))
        this.#visibility.observe(root);
    }
  }

  #update(): void {
    this.#settings = settingsOf(this, BioGloss.scriptUrl || document.baseURI);
    const language = this.closest('[lang]')?.getAttribute('lang') ?? navigator.language;
    this.#labels = labelsFor(language);
  }

  #isShown({ type, score }: Mention): boolean {
    const types = this.#settings?.types;
    return score >= this.threshold && (!types?.size || types.has(type));
  }

  #refilter(): void {
    void this.#session?.paint();
    this.#refreshPanel();
  }

  #showIdle(): void {
    this.#view?.setMain(this.#labels.annotate(this.#megabytes()));
    this.#view?.main.removeAttribute('aria-expanded');
  }

  /** Known only for the pack that comes with the script. */
  #megabytes(): number | undefined {
    if (this.hasAttribute('pack') || typeof __BIO_GLOSS_MEGABYTES__ === 'undefined')
      return undefined;
    const isGpu = this.#settings?.engine !== 'wasm' && 'gpu' in navigator;
    return isGpu ? __BIO_GLOSS_MEGABYTES__.webgpu : __BIO_GLOSS_MEGABYTES__.wasm;
  }

  #showProgress(detail: DetailOf<'bio-gloss:progress'>): void {
    const { phase, done, total } = detail;
    const part = total > 0 ? done / total : 0;
    const percent = Math.floor(part * 100);
    const labels = this.#labels;
    if (!this.#isDone) {
      if (phase === 'fetch') this.#view?.setMain(labels.fetching(percent), part);
      else if (phase === 'start') this.#view?.setMain(labels.starting, 1);
      else this.#view?.setMain(labels.reading(percent), part);
      this.#view?.announce(
        phase === 'fetch'
          ? labels.fetching(0)
          : phase === 'start'
            ? labels.starting
            : labels.reading(0),
      );
    }
    this.#emit('bio-gloss:progress', detail);
  }

  #showDone(): void {
    this.#isDone = true;
    const articles = this.#session?.articles ?? [];
    const count = articles.reduce(
      (sum, article) =>
        sum +
        new Set(article.mentions.filter((one) => this.#isShown(one)).map(({ group }) => group))
          .size,
      0,
    );
    const sentence = count === 0 ? this.#labels.nothing : this.#labels.found(count);
    this.#view?.setMain(count === 0 ? this.#labels.found(0) : sentence);
    this.#view?.main.setAttribute('aria-expanded', String(this.#view.panel.isOpen));
    this.#view?.announce(sentence);
  }

  #openPanel(): void {
    const view = this.#view;
    if (!view) return;
    view.panel.element.setAttribute('aria-label', this.#labels.panel);
    view.main.setAttribute('aria-expanded', 'true');
    view.panel.open(() => this.#rect());
    this.#fillPanel();
    view.panel.open(() => this.#rect());
  }

  #closePanel(): void {
    this.#view?.panel.close();
    this.#view?.main.setAttribute('aria-expanded', 'false');
    this.#view?.main.focus();
  }

  /** At most once a frame, and only while it can be seen. */
  #refreshPanel(): void {
    if (!this.#view?.panel.isOpen) return;
    if (this.#panelFrame !== 0) return;
    this.#panelFrame = requestAnimationFrame(() => {
      this.#panelFrame = 0;
      this.#fillPanel();
    });
  }

  #fillPanel(): void {
    const [view, session] = [this.#view, this.#session];
    if (!view?.panel.isOpen || !session) return;
    const articles = session.articles.map((article) => ({
      article,
      mentions: article.mentions.filter((mention) => this.#isShown(mention)),
    }));
    fillPanel(
      view.panel.element,
      { labels: this.#labels, threshold: this.threshold, hidden: this.#hidden, articles },
      {
        toggleType: (type) => {
          if (!this.#hidden.delete(type)) this.#hidden.add(type);
          this.#refilter();
        },
        setThreshold: (value) => {
          this.#threshold = value;
          this.#showDone();
          this.#refilter();
        },
        choose: (article, mention) => this.#reveal(article, mention),
        clear: () => {
          this.clear();
          view.main.focus();
        },
        close: () => this.#closePanel(),
      },
    );
  }

  /** From the list: bring the mention into view, then open its card. */
  #reveal(article: Article, mention: Mention): void {
    const node = article.shown.nodeSpans(mention)[0]?.node;
    const first = () => rectsOf(article, mention)[0];
    const rect = first();
    if (!node || !rect) return;
    if (rect.bottom < 0 || rect.top > innerHeight) {
      node.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const now = first();
      if (now && (now.bottom < 0 || now.top > innerHeight)) scrollBy(0, now.top - innerHeight / 2);
    }
    this.#openCard(article, mention, true);
    this.#pointing?.keep(article, mention);
  }

  #openCard(article: Article, mention: Mention, isChosen: boolean): void {
    const view = this.#view;
    if (!view) return;
    fillCard(view.card.element, article, mention, this.#labels);
    view.card.open(() => rectsOf(article, mention)[0]);
    if (!isChosen) return;
    view.announce(`${mention.text}, ${this.#labels.type(mention.type)}`);
    this.#emit('bio-gloss:select', { element: article.element, mention });
  }

  #rect(): DOMRect | undefined {
    return this.isConnected ? this.#view?.main.getBoundingClientRect() : undefined;
  }

  #emit<Name extends keyof BioGlossEventMap>(name: Name, detail: DetailOf<Name>): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
