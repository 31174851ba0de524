/** The elements to read: the whole page, or the element that contains the selection. */
export function rootsOf(what: 'page' | 'selection'): () => readonly Element[] {
  const selected = what === 'selection' ? selectedElement() : undefined;
  return () => (selected?.isConnected ? [selected] : document.body ? [document.body] : []);
}

function selectedElement(): Element | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const { commonAncestorContainer: node } = selection.getRangeAt(0);
  let element = node instanceof Element ? node : node.parentElement;
  while (element && /^inline/u.test(getComputedStyle(element).display)) {
    element = element.parentElement;
  }
  return element ?? undefined;
}

/** Why a page cannot be read, as far as this is known before reading; a text for the user. */
export function reasonNotToRead(): string | undefined {
  const isPdf =
    document.contentType === 'application/pdf' ||
    document.body?.firstElementChild?.matches('embed[type="application/pdf"]') === true;
  if (isPdf) {
    return 'The browser’s own PDF viewer cannot be read. Save the file, and open it in BioGloss (menu of the BioGloss button).';
  }
  const own = document.querySelector('bio-gloss');
  return own?.shadowRoot
    ? 'This page annotates its text by itself: use its own BioGloss button.'
    : undefined;
}
