import {
  type AnnotatedDetail,
  BioGlossError,
  type BioGlossEventMap,
  type DetailOf,
  type ErrorDetail,
} from './events.ts';
import type { Labels } from './labels/labels.ts';
import { labelsFor } from './labels/labels-for.ts';
import type { Reading } from './reading.ts';
import { findRoots } from './roots.ts';
import { ATTRIBUTES, type Settings, settingsOf } from './settings.ts';
import { button, h } from './view/dom.ts';
import { createView, type ElementView } from './view/element-view.ts';

/** In megabytes, at most: what the first click fetches with each engine. Set by `scripts/build-widget.ts`. */
declare const __BIO_GLOSS_MEGABYTES__:
  | { readonly wasm: number; readonly webgpu: number; readonly lexicon: number }
  | undefined;

declare global {
  interface HTMLElementTagNameMap {
    'bio-gloss': BioGloss;
  }
  interface HTMLElementEventMap extends BioGlossEventMap {}
}

/** The class can be imported where there is no DOM, to be rendered by a server. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** Names in `src/formats/format.ts`. */
export type ExportFormat =
  | 'json'
  | 'tsv-entities'
  | 'tsv-relations'
  | 'pubtator'
  | 'bioc-xml'
  | 'bioc-json'
  | 'brat'
  | 'pubannotation'
  | 'europepmc'
  | 'w3c'
  | 'rdf'
  | 'json-lines'
  | 'tsv'
  | 'csv'
  | 'text';

/**
 * `<bio-gloss>`: annotates a text of the page it stands in, in place. The contract is in `docs/widget.md`.
 * Until it is asked to start, this file is all there is of it; `reading.ts` is fetched then.
 */
export class BioGloss extends Base {
  static readonly observedAttributes = ATTRIBUTES;
  /** Where the script came from; its workers and its model lie beside it. Set when the element is defined. */
  static scriptUrl = '';
  /** Fetches the heavy part. Set when the element is defined. */
  static loadReading: () => Promise<typeof import('./reading.ts')> = () =>
    Promise.reject(new Error('The element has not been defined.'));

  #view: ElementView | undefined;
  #settings: Settings | undefined;
  #labels: Labels = labelsFor(undefined);
  /** As the reader has moved it; the attribute stays the host's. */
  #threshold: number | undefined;
  #reading: Reading | undefined;
  #running: Promise<AnnotatedDetail> | undefined;
  #visibility: IntersectionObserver | undefined;
  /** Counts starts, so that what was cleared meanwhile is recognised. */
  #starts = 0;
  #isDone = false;

  connectedCallback(): void {
    this.#view ??= createView(this.shadowRoot ?? this.attachShadow({ mode: 'open' }), () =>
      this.#onMain(),
    );
    this.#update();
    if (!this.#reading) this.#showIdle();
    this.#startBySetting();
  }

  disconnectedCallback(): void {
    // A host may only be moving it; what is gone for good is not connected a moment later.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.clear();
      this.#visibility?.disconnect();
      this.#starts = 0;
    });
  }

  attributeChangedCallback(name: string): void {
    if (!this.#view || !this.isConnected) return;
    if (name === 'threshold') this.#threshold = undefined;
    this.#update();
    if (name === 'threshold' || name === 'types') void this.#reading?.refilter();
    else if (name === 'start') this.#startBySetting();
    else if (!this.#reading) this.#showIdle();
  }

  /** Selector of the elements to read: the attribute `for`. */
  get htmlFor(): string {
    return this.getAttribute('for') ?? '';
  }
  set htmlFor(selector: string) {
    this.setAttribute('for', selector);
  }

  /** Least score to show, in [0, 1]; changing it reads nothing again. */
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
   * gives the same promise. Rejects with a `BioGlossError`; what went wrong is shown on the page, too.
   */
  annotate(): Promise<AnnotatedDetail> {
    this.#running ??= this.#annotate().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Stops reading, removes every highlight and forgets what was read. */
  clear(): void {
    this.#starts += 1;
    this.#reading?.stop();
    this.#reading = undefined;
    this.#isDone = false;
    const view = this.#view;
    if (!view) return;
    view.panel.close();
    view.card.close();
    view.message.close();
    this.#showIdle();
  }

  /** What was found, as text: all elements joined into one document, a blank line between them. */
  async export(format: ExportFormat): Promise<string> {
    if (!this.#reading) throw new DOMException('Nothing has been read.', 'InvalidStateError');
    return this.#reading.export(format);
  }

  async #annotate(): Promise<AnnotatedDetail> {
    this.clear();
    const start = this.#starts;
    this.#update();
    const [view, settings] = [this.#view, this.#settings];
    if (!view || !settings || !this.isConnected) {
      throw new DOMException('The element is not connected.', 'InvalidStateError');
    }
    const roots = () => findRoots(this, settings.selector);
    if (roots().length === 0) {
      const message = this.#labels.noText(settings.selector ?? 'article, main');
      throw this.#fail({ code: 'no-text', message });
    }
    view.setMain(this.#labels.starting);
    const part = await BioGloss.loadReading().catch((error: unknown) => {
      const message = this.#labels.notLoaded(new URL('reading.js', BioGloss.scriptUrl).href);
      throw this.#fail({ code: 'unexpected', message: `${message} (${String(error)})` });
    });
    if (this.#starts !== start) throw cancelled();
    const reading: Reading = new part.Reading({
      view,
      labels: this.#labels,
      settings,
      roots,
      threshold: () => this.threshold,
      types: () => this.#settings?.types ?? settings.types,
      setThreshold: (value) => {
        this.#threshold = value;
        void this.#reading?.refilter();
      },
      clear: () => this.clear(),
      emit: (name, detail) => this.#emit(name, detail),
      onProgress: (detail) => this.#showProgress(detail),
      onCount: (entities) => this.#showDone(entities),
      warn: (detail) => this.#warn(detail),
      onAgain: () => this.#emit('bio-gloss:annotated', { elements: reading.elements, again: true }),
    });
    this.#reading = reading;
    const result = await reading.run();
    if (this.#reading !== reading) throw cancelled();
    if (!result.ok) throw this.#fail(result.error);
    const detail = { elements: reading.elements, again: false };
    this.#emit('bio-gloss:annotated', detail);
    return detail;
  }

  #fail(detail: ErrorDetail): BioGlossError {
    this.clear();
    this.#view?.setMain(this.#labels.tryAgain);
    this.#warn(detail);
    return new BioGlossError(detail);
  }

  /** Says what went wrong, at the button and as an event. */
  #warn(detail: ErrorDetail): void {
    const view = this.#view;
    view?.message.element.replaceChildren(
      h('p', {}, detail.message),
      button({ class: 'plain' }, () => view.message.close(), this.#labels.close),
    );
    view?.message.open(() => view.main.getBoundingClientRect());
    this.#emit('bio-gloss:error', detail);
  }

  #onMain(): void {
    if (!this.#isDone) {
      // What goes wrong is shown, and told by the event.
      this.annotate().catch(() => undefined);
    } else if (this.#view?.panel.isOpen) this.#reading?.closePanel();
    else this.#reading?.openPanel();
  }

  #startBySetting(): void {
    const start = this.#settings?.start;
    if (this.#starts > 0 || !start || start === 'click') return;
    const go = () => {
      if (this.#starts === 0) this.annotate().catch(() => undefined);
    };
    this.#visibility?.disconnect();
    if (start === 'load') {
      go();
      return;
    }
    const visibility = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      visibility.disconnect();
      go();
    });
    this.#visibility = visibility;
    for (const root of findRoots(this, this.#settings?.selector ?? null)) visibility.observe(root);
  }

  #update(): void {
    this.#settings = settingsOf(this, BioGloss.scriptUrl || document.baseURI);
    this.#labels = labelsFor(this.closest('[lang]')?.getAttribute('lang') ?? navigator.language);
  }

  #showIdle(): void {
    this.#view?.setMain(this.#labels.annotate(this.#megabytes()));
    this.#view?.main.removeAttribute('aria-expanded');
  }

  /** Known only for the pack and the lexicon that come with the script. */
  #megabytes(): number | undefined {
    if (
      this.hasAttribute('pack') ||
      this.getAttribute('lexicon') ||
      typeof __BIO_GLOSS_MEGABYTES__ === 'undefined'
    )
      return undefined;
    const { wasm, webgpu, lexicon } = __BIO_GLOSS_MEGABYTES__;
    const isGpu = this.#settings?.engine !== 'wasm' && 'gpu' in navigator;
    return (isGpu ? webgpu : wasm) + (this.#settings?.lexicon ? lexicon : 0);
  }

  #showProgress(detail: DetailOf<'bio-gloss:progress'>): void {
    const { phase, done, total } = detail;
    if (!this.#isDone) {
      const part = total > 0 ? done / total : 0;
      const say = (percent: number): string =>
        phase === 'start' ? this.#labels.starting : this.#labels[SAID[phase]](percent);
      this.#view?.setMain(say(Math.floor(part * 100)), phase === 'start' ? 1 : part);
      this.#view?.announce(say(0));
    }
    this.#emit('bio-gloss:progress', detail);
  }

  #showDone(entities: number): void {
    const wasDone = this.#isDone;
    this.#isDone = true;
    this.#view?.setMain(this.#labels.found(entities));
    if (!wasDone) this.#view?.main.setAttribute('aria-expanded', 'false');
    this.#view?.announce(entities === 0 ? this.#labels.nothing : this.#labels.found(entities));
  }

  #emit<Name extends keyof BioGlossEventMap>(name: Name, detail: DetailOf<Name>): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

const SAID = { fetch: 'fetching', read: 'reading' } as const;

const cancelled = (): BioGlossError =>
  new BioGlossError({ code: 'cancelled', message: 'It was cleared before the end.' });
