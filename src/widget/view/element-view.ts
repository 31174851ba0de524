import { adoptSheet } from './adopt.ts';
import { button, h } from './dom.ts';
import { Popup } from './popup.ts';
import { elementSheet } from './styles.ts';

/** The parts of the element's shadow tree. */
export interface ElementView {
  readonly main: HTMLButtonElement;
  /** @param more description beside the label */
  readonly setMain: (label: string, part?: number, more?: string) => void;
  readonly announce: (sentence: string) => void;
  readonly panel: Popup;
  readonly card: Popup;
  readonly message: Popup;
  /** Shows a message at the button until it is closed. */
  readonly showMessage: (text: string, closeLabel: string) => void;
  readonly layer: HTMLElement;
}

export function createView(root: ShadowRoot, onMain: () => void): ElementView {
  adoptSheet(root, elementSheet());
  const bar = h('span', { class: 'bar', part: 'progress' });
  const label = h('span', { class: 'label' });
  const main = button({ class: 'main', part: 'button' }, onMain, bar, label);
  const status = h('p', { class: 'quiet', role: 'status' });
  const panel = new Popup(h('div', { class: 'panel', part: 'panel', role: 'region' }));
  const card = new Popup(h('div', { class: 'card', part: 'card', role: 'dialog', id: 'card' }));
  const message = new Popup(h('div', { class: 'message', part: 'message', role: 'alert' }));
  const layer = h('div', { class: 'layer', 'aria-hidden': 'true' });
  root.append(layer, main, status, panel.element, card.element, message.element);
  return {
    main,
    setMain(text, part = 0, more = '') {
      label.textContent = text;
      main.title = more ? `${text}. ${more}` : text;
      bar.style.transform = `scaleX(${part})`;
    },
    announce(sentence) {
      if (status.textContent !== sentence) status.textContent = sentence;
    },
    panel,
    card,
    message,
    showMessage(text, closeLabel) {
      const close = button({ class: 'plain' }, () => message.close(), closeLabel);
      message.element.replaceChildren(h('p', {}, text), close);
      message.open(() => main.getBoundingClientRect());
    },
    layer,
  };
}
