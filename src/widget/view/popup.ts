/** An element that floats over the page, in the top layer when the browser has one, and takes no space in the page. */
export class Popup {
  readonly element: HTMLElement;
  #anchor: (() => DOMRect | undefined) | undefined;
  readonly #place = (): void => this.#placeAt();

  constructor(element: HTMLElement) {
    this.element = element;
    element.setAttribute('popover', 'manual');
  }

  get isOpen(): boolean {
    return this.#anchor !== undefined;
  }

  /** @param anchor returns the current anchor in the viewport; `undefined` closes the popup */
  open(anchor: () => DOMRect | undefined): void {
    if (!this.isOpen) {
      this.element.showPopover?.();
      this.element.toggleAttribute('data-open', true);
      addEventListener('scroll', this.#place, { capture: true, passive: true });
      addEventListener('resize', this.#place, { passive: true });
    }
    this.#anchor = anchor;
    this.#placeAt();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#anchor = undefined;
    removeEventListener('scroll', this.#place, { capture: true });
    removeEventListener('resize', this.#place);
    this.element.toggleAttribute('data-open', false);
    if (this.element.isConnected) this.element.hidePopover?.();
  }

  /**
   * Places the popup below its anchor, or above when there is more room. Its height is limited to that room, so that it
   * never covers the anchor.
   */
  #placeAt(): void {
    const anchor = this.#anchor?.();
    if (!anchor) {
      this.close();
      return;
    }
    const { style } = this.element;
    style.maxBlockSize = '';
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const above = anchor.top - 2 * GAP;
    const below = innerHeight - anchor.bottom - 2 * GAP;
    const isBelow = height <= below || below >= above;
    const room = Math.max(MIN_HEIGHT, isBelow ? below : above);
    if (height > room) style.maxBlockSize = `${Math.floor(room)}px`;
    const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - Math.min(height, room);
    const left = Math.max(GAP, Math.min(anchor.left, innerWidth - width - GAP));
    style.left = `${Math.round(left)}px`;
    style.top = `${Math.round(top)}px`;
  }
}

/** Distance from the anchor, in CSS pixels. */
const GAP = 6;
const MIN_HEIGHT = 48;
