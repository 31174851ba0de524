import type { Mention } from '../core/annotation.ts';
import type { Article } from './article.ts';
import type { Labels } from './labels/labels.ts';
import type { ElementView } from './view/element-view.ts';
import { fillPanel, type PanelActions } from './view/panel.ts';

export interface PanelControlOptions {
  readonly view: ElementView;
  readonly labels: Labels;
  readonly articles: () => readonly Article[];
  /** Mentions above the threshold; the list contains those of hidden types, too. */
  readonly passing: (article: Article) => readonly Mention[];
  readonly threshold: () => number;
  readonly hidden: ReadonlySet<string>;
  readonly toggleType: (type: string) => void;
  readonly setThreshold: (value: number) => void;
  readonly choose: (article: Article, mention: Mention) => void;
  readonly clear: () => void;
}

/** Space beside the panel, in CSS pixels. */
const ROOM = 12;

/** Opens, places and fills the panel. */
export class PanelControl {
  readonly #options: PanelControlOptions;
  #frame = 0;

  constructor(options: PanelControlOptions) {
    this.#options = options;
  }

  open(): void {
    const { labels, view } = this.#options;
    const { panel, main } = view;
    panel.element.setAttribute('aria-label', labels.panel);
    main.setAttribute('aria-expanded', 'true');
    // The panel opens before it is filled, so that it can keep the focus; then it is placed by its size.
    const anchor = () => this.#anchor(main.getBoundingClientRect());
    panel.open(anchor);
    this.#fill();
    panel.open(anchor);
  }

  close(): void {
    const { panel, main } = this.#options.view;
    panel.close();
    main.setAttribute('aria-expanded', 'false');
  }

  /** Fills the panel again, at most once a frame and only while it is open. */
  refresh(): void {
    if (!this.#options.view.panel.isOpen || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#fill();
    });
  }

  /** Closes the panel when it has no room beside the text and covers the chosen mention. */
  makeRoomFor(covered: DOMRect): void {
    const { panel, main } = this.#options.view;
    if (!panel.isOpen || !overlap(panel.element.getBoundingClientRect(), covered)) return;
    this.close();
    main.focus({ preventScroll: true });
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** The place beside the text when there is room, so that the panel hides nothing; otherwise below the button. */
  #anchor(button: DOMRect): DOMRect {
    const { offsetWidth } = this.#options.view.panel.element;
    const edges = this.#options
      .articles()
      .map(({ element }) => element.getBoundingClientRect().right);
    const hasRoom = innerWidth - Math.max(0, ...edges) >= offsetWidth + ROOM;
    return hasRoom ? new DOMRect(innerWidth, Math.max(0, button.top), 0, 0) : button;
  }

  #fill(): void {
    const { view, labels, articles, passing, threshold, hidden, ...actions } = this.#options;
    if (!view.panel.isOpen) return;
    const found = articles().map((article) => ({ article, mentions: passing(article) }));
    const given: PanelActions = {
      ...actions,
      clear: () => {
        actions.clear();
        view.main.focus();
      },
      close: () => {
        this.close();
        view.main.focus();
      },
    };
    fillPanel(
      view.panel.element,
      { labels, threshold: threshold(), hidden, articles: found },
      given,
    );
  }
}

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
