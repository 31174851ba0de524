import type { ExportName } from '../formats/formats.ts';
import type { ElementController } from './element-controller.ts';
import {
  type AnnotatedDetail,
  BioGlossError,
  type BioGlossEventMap,
  type DetailOf,
  type ErrorDetail,
} from './events.ts';
import type { Labels } from './labels/labels.ts';
import { labelsFor } from './labels/labels-for.ts';
import { megabytesFor } from './megabytes.ts';
import { closestAcross, findRoots } from './roots.ts';
import { ATTRIBUTES, type Settings, settingsOf } from './settings.ts';
import { startWhen } from './start.ts';
import { takeOver } from './take-over.ts';
import { createView, type ElementView } from './view/element-view.ts';
import { MainButton } from './view/main-button.ts';

declare global {
  interface HTMLElementTagNameMap {
    'bio-gloss': BioGloss;
  }
  interface HTMLElementEventMap extends BioGlossEventMap {}
}

/** The class can be imported where there is no DOM, to be rendered by a server. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<bio-gloss>`: annotates a text of the page it stands in, in place. The contract is in `docs/widget.md`.
 * Until it is asked to start, this file is all there is of it; `element-controller.ts` is fetched then.
 */
export class BioGloss extends Base {
  static readonly observedAttributes = ATTRIBUTES;
  /** Where the script came from; its workers and its model lie beside it. Set when the element is defined. */
  static scriptUrl = '';
  /** Fetches the heavy part. Set when the element is defined. */
  static loadReading: () => Promise<typeof import('./element-controller.ts')> = () =>
    Promise.reject(new Error('The element has not been defined.'));

  #view: ElementView | undefined;
  #button: MainButton | undefined;
  #settings: Settings | undefined;
  #labels: Labels = labelsFor(undefined);
  /** As the reader has moved it; the attribute stays the host's. */
  #threshold: number | undefined;
  #reading: ElementController | undefined;
  #running: Promise<AnnotatedDetail> | undefined;
  /** Ends the waiting for the moment to start by itself. */
  #stopWaiting: (() => void) | undefined;
  /** Counts starts and ends, so that what was cleared meanwhile is recognised; 0: nobody has started it yet. */
  #starts = 0;

  connectedCallback(): void {
    if (!this.#view) {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.#view = createView(root, () => this.#onMain());
      this.#button = new MainButton(this.#view, () => this.#labels);
    }
    for (const name of ['htmlFor', 'types', 'threshold']) takeOver(this, name);
    this.#update();
    if (!this.#reading) this.#showIdle();
    this.#startBySetting();
  }

  disconnectedCallback(): void {
    // A host may only be moving it; what is gone for good is not connected a moment later.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.clear();
      this.#starts = 0;
    });
  }

  attributeChangedCallback(name: string): void {
    if (!this.#view || !this.isConnected) return;
    if (name === 'threshold') this.#threshold = undefined;
    this.#update();
    if (name === 'threshold' || name === 'types') void this.#reading?.refilter();
    else if (name === 'start' || name === 'for') this.#startBySetting();
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
    if (this.#running) return this.#running;
    const running = this.#annotate().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  /** Stops reading, removes every highlight and forgets what was read; `annotate()` then begins anew. */
  clear(): void {
    this.#starts += 1;
    this.#running = undefined;
    this.#stopWaiting?.();
    this.#reading?.stop();
    this.#reading = undefined;
    const view = this.#view;
    if (!view) return;
    view.panel.close();
    view.card.close();
    view.message.close();
    this.#showIdle();
  }

  /** What was found, as text: all elements joined into one document, a blank line between them. */
  async export(format: ExportName): Promise<string> {
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
    this.#button?.showStarting();
    const part = await BioGloss.loadReading().catch((error: unknown) => String(error));
    if (this.#starts !== start) throw cancelled();
    if (typeof part === 'string') {
      const message = this.#labels.notLoaded(new URL('reading.js', BioGloss.scriptUrl).href);
      throw this.#fail({ code: 'unexpected', message: `${message} (${part})` });
    }
    /** What a reading that was cleared still says is of no interest. */
    const ifCurrent =
      <Args extends readonly unknown[]>(tell: (...args: Args) => void) =>
      (...args: Args): void => {
        if (this.#starts === start) tell(...args);
      };
    const emitAnnotated = (again: boolean): AnnotatedDetail => {
      const detail = { elements: reading.elements, again };
      this.#emit('bio-gloss:annotated', detail);
      return detail;
    };
    const reading: ElementController = new part.ElementController({
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
      emit: (name, detail) => {
        if (this.#starts === start) this.#emit(name, detail);
      },
      onProgress: ifCurrent((detail) => {
        this.#button?.showProgress(detail);
        this.#emit('bio-gloss:progress', detail);
      }),
      onCount: ifCurrent((entities) => this.#button?.showDone(entities)),
      warn: ifCurrent((detail) => this.#warn(detail)),
      onAgain: ifCurrent(() => emitAnnotated(true)),
    });
    this.#reading = reading;
    const result = await reading.run();
    if (this.#starts !== start) throw cancelled();
    if (!result.ok) throw this.#fail(result.error);
    return emitAnnotated(false);
  }

  #fail(detail: ErrorDetail): BioGlossError {
    this.clear();
    this.#button?.showFailed();
    this.#warn(detail);
    return new BioGlossError(detail);
  }

  /** Says what went wrong, at the button and as an event. */
  #warn(detail: ErrorDetail): void {
    this.#view?.showMessage(detail.message, this.#labels.close);
    this.#emit('bio-gloss:error', detail);
  }

  #onMain(): void {
    if (this.#running) {
      this.clear();
    } else if (!this.#button?.isDone) {
      // What goes wrong is shown, and told by the event.
      this.annotate().catch(() => undefined);
    } else if (this.#view?.panel.isOpen) this.#reading?.closePanel();
    else this.#reading?.openPanel();
  }

  /** Nobody has pressed anything: until there is a text, it waits, and says nothing. */
  #startBySetting(): void {
    this.#stopWaiting?.();
    const when = this.#settings?.start;
    if (this.#starts > 0 || !when || when === 'click') return;
    this.#stopWaiting = startWhen({
      when,
      host: this,
      roots: () => findRoots(this, this.#settings?.selector ?? null),
      start: () => {
        // What goes wrong is shown, and told by the event.
        this.annotate().catch(() => undefined);
      },
    });
  }

  #update(): void {
    this.#settings = settingsOf(this, BioGloss.scriptUrl || document.baseURI);
    const language = closestAcross(this, '[lang]')?.getAttribute('lang');
    this.#labels = labelsFor(language ?? navigator.language);
  }

  #showIdle(): void {
    const { host } = new URL(this.#settings?.pack ?? location.href);
    this.#button?.showIdle(megabytesFor(this, this.#settings), host);
  }

  #emit<Name extends keyof BioGlossEventMap>(name: Name, detail: DetailOf<Name>): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

const cancelled = (): BioGlossError =>
  new BioGlossError({ code: 'cancelled', message: 'It was cleared before the end.' });
