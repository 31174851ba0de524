import type { ExportName } from '../formats/formats.ts';
import type { ElementReading } from './element-reading.ts';
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
import { cancelled, noText, notLoaded } from './without-result.ts';

/** A base class for servers without a DOM, which import the class for rendering. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<bio-gloss>` annotates a text of its page in place; `docs/widget.md` is the contract. Before it starts, only this
 * file is loaded; `element-reading.ts` follows then.
 */
export class BioGloss extends Base {
  static readonly observedAttributes = ATTRIBUTES;
  /** URL of the script; its workers and its model lie beside it. Set when the element is defined. */
  static scriptUrl = '';
  /** Loads the heavy part. Set when the element is defined. */
  static loadReading: () => Promise<typeof import('./element-reading.ts')> = () =>
    Promise.reject(new Error('The element has not been defined.'));

  #view: ElementView | undefined;
  #button: MainButton | undefined;
  #settings: Settings | undefined;
  #labels: Labels = labelsFor(undefined);
  /** The threshold that the reader has set; the attribute stays the host's. */
  #threshold: number | undefined;
  #reading: ElementReading | undefined;
  #running: Promise<AnnotatedDetail> | undefined;
  /** Ends the waiting for an automatic start. */
  #stopWaiting: (() => void) | undefined;
  /** Counts starts and ends, so that a cleared run is recognised. 0: never started. */
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
    // A host may be moving the element: it is removed only when it is not connected again a moment later.
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

  /** Selector of the elements to read; reflects the attribute `for`. */
  get htmlFor(): string {
    return this.getAttribute('for') ?? '';
  }
  set htmlFor(selector: string) {
    this.setAttribute('for', selector);
  }

  /** Smallest score shown, in [0, 1]. Changing it reads nothing again. */
  get threshold(): number {
    return this.#threshold ?? this.#settings?.threshold ?? 0;
  }
  set threshold(value: number) {
    this.setAttribute('threshold', String(value));
  }

  /** Entity types to show, separated by spaces; empty for all. */
  get types(): string {
    return this.getAttribute('types') ?? '';
  }
  set types(types: string) {
    this.setAttribute('types', types);
  }

  /**
   * Loads the model when needed, reads, and resolves when everything is painted. A call during a run returns the same
   * promise. Rejects with a `BioGlossError`, which is also shown on the page.
   */
  annotate(): Promise<AnnotatedDetail> {
    if (this.#running) return this.#running;
    const running = this.#annotate().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  /** Stops reading, removes all highlights and forgets the reading; `annotate()` then starts again. */
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

  /** Exports the result as text: all elements in one document, with a blank line between them. */
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
      throw this.#fail(noText(this.#labels, settings));
    }
    this.#button?.showStarting();
    const part = await BioGloss.loadReading().catch((error: unknown) => String(error));
    if (this.#starts !== start) throw cancelled();
    if (typeof part === 'string') {
      throw this.#fail(notLoaded(this.#labels, BioGloss.scriptUrl, part));
    }
    /** Drops the callbacks of a cleared reading. */
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
    const reading: ElementReading = new part.ElementReading({
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

  /** Shows an error at the button and dispatches it as an event. */
  #warn(detail: ErrorDetail): void {
    this.#view?.showMessage(detail.message, this.#labels.close);
    this.#emit('bio-gloss:error', detail);
  }

  /** An error is shown and dispatched by `#warn`. */
  #annotateUnawaited(): void {
    this.annotate().catch(() => undefined);
  }

  #onMain(): void {
    if (this.#running) {
      this.clear();
    } else if (!this.#button?.isDone) {
      this.#annotateUnawaited();
    } else if (this.#view?.panel.isOpen) this.#reading?.closePanel();
    else this.#reading?.openPanel();
  }

  /** Starts by the attribute `start`, without a click: waits silently until there is a text. */
  #startBySetting(): void {
    this.#stopWaiting?.();
    const when = this.#settings?.start;
    if (this.#starts > 0 || !when || when === 'click') return;
    this.#stopWaiting = startWhen({
      when,
      host: this,
      roots: () => findRoots(this, this.#settings?.selector ?? null),
      start: () => this.#annotateUnawaited(),
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
