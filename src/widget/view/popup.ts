/** Something that floats over the page, in the top layer where there is one, and takes no place in it. */
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

  /** @param anchor where it belongs now, in the viewport; `undefined` closes it */
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

  /** Under its anchor, or over it where there is more room; never beyond the edges. */
  #placeAt(): void {
    const anchor = this.#anchor?.();
    if (!anchor) {
      this.close();
      return;
    }
    const { offsetWidth: width, offsetHeight: height, style } = this.element;
    const below = anchor.bottom + GAP;
    const isBelow = below + height <= innerHeight || anchor.top < innerHeight - anchor.bottom;
    const top = isBelow ? below : anchor.top - height - GAP;
    const left = Math.max(GAP, Math.min(anchor.left, innerWidth - width - GAP));
    style.left = `${Math.round(left)}px`;
    style.top = `${Math.round(Math.max(GAP, top))}px`;
  }
}

const GAP = 6;
