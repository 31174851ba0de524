type Opener = (element: Element) => ShadowRoot | null;

/** Returns the shadow root of an element: open ones in pages, also closed ones in an extension. */
let open: Opener = (element) => element.shadowRoot;

export const shadowOf: Opener = (element) => open(element);

export function openShadowsBy(opener: Opener): void {
  open = opener;
}
