import type { DetailOf } from '../events.ts';
import type { Labels } from '../labels/labels.ts';
import type { ElementView } from './element-view.ts';

const SAID = { fetch: 'fetching', read: 'reading' } as const;

/** The button's label, and its announcement, for each state of the reading. */
export class MainButton {
  readonly #view: ElementView;
  readonly #labels: () => Labels;
  #isDone = false;

  constructor(view: ElementView, labels: () => Labels) {
    this.#view = view;
    this.#labels = labels;
  }

  /** True once everything was read: the button then opens the panel. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /**
   * @param megabytes largest size of what a start fetches, when known
   * @param host from which it is fetched
   */
  showIdle(megabytes: number | undefined, host: string): void {
    this.#isDone = false;
    const labels = this.#labels();
    const more = megabytes === undefined ? '' : labels.fetches(megabytes, host);
    this.#view.setMain(labels.annotate(megabytes), 0, more);
    this.#view.main.removeAttribute('aria-expanded');
  }

  showStarting(): void {
    this.#view.setMain(this.#labels().starting, 0, this.#labels().stop);
  }

  showFailed(): void {
    this.#view.setMain(this.#labels().tryAgain);
  }

  showProgress({ phase, done, total }: DetailOf<'bio-gloss:progress'>): void {
    if (this.#isDone) return;
    const labels = this.#labels();
    const part = total > 0 ? done / total : 0;
    const say = (percent: number): string =>
      phase === 'start' ? labels.starting : labels[SAID[phase]](percent);
    this.#view.setMain(say(Math.floor(part * 100)), phase === 'start' ? 1 : part, labels.stop);
    this.#view.announce(say(0));
  }

  /** @param entities number of shown entities; `undefined`: there is no text yet */
  showDone(entities: number | undefined): void {
    const labels = this.#labels();
    if (entities === undefined) {
      this.#view.setMain(labels.noTextYet);
      return;
    }
    this.#view.setMain(labels.found(entities));
    if (!this.#isDone) this.#view.main.setAttribute('aria-expanded', 'false');
    this.#isDone = true;
    this.#view.announce(entities === 0 ? labels.nothing : labels.found(entities));
  }
}
