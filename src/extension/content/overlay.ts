import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON } from '../../core/pack/embedded.ts';
import { ElementController } from '../../widget/element-controller.ts';
import type { Labels } from '../../widget/labels/labels.ts';
import { labelsFor } from '../../widget/labels/labels-for.ts';
import type { Settings } from '../../widget/settings.ts';
import { createView, type ElementView } from '../../widget/view/element-view.ts';
import { MainButton } from '../../widget/view/main-button.ts';
import { connectEngine } from '../engine/connect.ts';
import { wireAnnotator } from '../engine/wire-annotator.ts';
import { readOptions } from '../options-kept.ts';
import { reasonNotToRead, rootsOf } from './page-text.ts';

/** Content scripts have no registry of custom elements, so this is a plain element with a shadow tree. */
const TAG = 'bio-gloss-extension';

/** The widget's reading, painting, card and panel on any page, with the extension's engine. */
export class Overlay {
  /** Called when the content of the panel has changed. */
  onChange: () => void = () => undefined;
  readonly #labels: Labels = withoutFetching(labelsFor(navigator.language));
  readonly #annotator = wireAnnotator(connectEngine);
  #host: HTMLElement | undefined;
  #view: ElementView | undefined;
  #button: MainButton | undefined;
  #reading: ElementController | undefined;
  #isRunning = false;
  #threshold = 0;

  get reading(): ElementController | undefined {
    return this.#reading;
  }

  get isOn(): boolean {
    return this.#host !== undefined;
  }

  get threshold(): number {
    return this.#threshold;
  }

  /** The title of the button on the page. */
  get status(): string {
    return this.#view?.main.title ?? '';
  }

  async start(what: 'page' | 'selection'): Promise<void> {
    this.stop();
    const { view, button } = this.#show();
    const reason = reasonNotToRead();
    if (reason) {
      this.#fail(reason);
      return;
    }
    button.showStarting();
    const { types, threshold } = await readOptions();
    this.#threshold = threshold;
    const host = this.#host;
    if (!host) return;
    const ifCurrent =
      <Args extends readonly unknown[]>(tell: (...args: Args) => void) =>
      (...args: Args): void => {
        if (this.#host !== host) return;
        tell(...args);
        this.onChange();
      };
    this.#isRunning = true;
    const reading = new ElementController({
      view,
      labels: this.#labels,
      settings: { ...SETTINGS, types: new Set(types), threshold },
      annotator: this.#annotator,
      roots: rootsOf(what),
      threshold: () => this.#threshold,
      types: () => new Set(types),
      setThreshold: (value) => this.setThreshold(value),
      clear: () => this.stop(),
      // No events are dispatched on the page.
      emit: () => undefined,
      onProgress: ifCurrent((detail) => button.showProgress(detail)),
      onCount: ifCurrent((entities) => button.showDone(entities)),
      warn: ifCurrent(({ message }) => view.showMessage(message, this.#labels.close)),
      onAgain: () => this.onChange(),
      onChange: () => this.onChange(),
    });
    this.#reading = reading;
    const result = await reading.run();
    if (this.#reading !== reading) return;
    this.#isRunning = false;
    if (!result.ok) this.#fail(result.error.message);
    this.onChange();
  }

  /** Stops reading and removes the annotations from the page. */
  stop(): void {
    this.#isRunning = false;
    this.#reading?.stop();
    this.#reading = undefined;
    for (const popup of [this.#view?.panel, this.#view?.card, this.#view?.message]) popup?.close();
    this.#host?.remove();
    this.#host = undefined;
    this.onChange();
  }

  setThreshold(value: number): void {
    this.#threshold = value;
    void this.#reading?.refilter();
  }

  #show(): { readonly view: ElementView; readonly button: MainButton } {
    const host = document.createElement(TAG);
    host.setAttribute('place', 'corner');
    // The labels have their own language and direction, whatever those of the page.
    host.lang = this.#labels.language;
    host.dir = 'ltr';
    const view = createView(host.attachShadow({ mode: 'open' }), () => this.#onMain());
    const button = new MainButton(view, () => this.#labels);
    document.documentElement.append(host);
    [this.#host, this.#view, this.#button] = [host, view, button];
    return { view, button };
  }

  #fail(message: string): void {
    this.#reading?.stop();
    this.#reading = undefined;
    this.#button?.showFailed();
    this.#view?.showMessage(message, this.#labels.close);
  }

  #onMain(): void {
    if (this.#isRunning) this.stop();
    else if (!this.#reading) void this.start('page');
    else if (this.#view?.panel.isOpen) this.#reading.closePanel();
    else this.#reading.openPanel();
  }
}

/** The model is in the package, so the labels must not say that it is fetched. */
const withoutFetching = (labels: Labels): Labels => ({
  ...labels,
  fetching: () => labels.starting,
});

const SETTINGS: Omit<Settings, 'types' | 'threshold'> = {
  selector: null,
  exclude: undefined,
  apparatus: false,
  engine: 'auto',
  base: chrome.runtime.getURL(''),
  pack: '',
  lexicon: chrome.runtime.getURL(EMBEDDED_LEXICON),
  dictionary: chrome.runtime.getURL(EMBEDDED_GAZETTEER),
  start: 'click',
};
