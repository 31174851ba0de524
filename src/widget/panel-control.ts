import type { Mention } from '../core/annotation.ts';
import type { Article } from './article.ts';
import type { Labels } from './labels/labels.ts';
import type { ElementView } from './view/element-view.ts';
import { fillPanel, type PanelActions } from './view/panel.ts';

export interface PanelControlOptions {
  readonly view: ElementView;
  readonly labels: Labels;
  readonly articles: () => readonly Article[];
  /** Mentions by threshold and types; those of hidden types are in the list, too. */
  readonly passing: (article: Article) => readonly Mention[];
  readonly threshold: () => number;
  readonly hidden: ReadonlySet<string>;
  readonly toggleType: (type: string) => void;
  readonly setThreshold: (value: number) => void;
  readonly choose: (article: Article, mention: Mention) => void;
  readonly clear: () => void;
}

/** CSS pixels beside the panel. */
const ROOM = 12;

/** When the panel is open, where it stands, and what is in it. */
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
    // Opened before it is filled, so that focus can be kept; then placed by its size.
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

  /** At most once a frame, and only while it can be seen. */
  refresh(): void {
    if (!this.#options.view.panel.isOpen || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#fill();
    });
  }

  /** A panel that has no room beside the text would lie over what was chosen from it. */
  makeRoomFor(covered: DOMRect): void {
    const { panel, main } = this.#options.view;
    if (!panel.isOpen || !overlap(panel.element.getBoundingClientRect(), covered)) return;
    this.close();
    main.focus({ preventScroll: true });
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** Beside the text when there is room for it there, so that it hides nothing; else under the button. */
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
