/** Firefox gives the scripts of extensions wrapped objects; a tree adopts sheets that its page has constructed only. */
interface Wrapped<T> {
  readonly wrappedJSObject?: T;
}

/** Constructed, so no policy on inline styles applies. */
export function constructSheet(css: string): CSSStyleSheet {
  const page = (globalThis as Wrapped<typeof globalThis>).wrappedJSObject ?? globalThis;
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

export function adoptSheet(tree: DocumentOrShadowRoot, sheet: CSSStyleSheet): void {
  const { adoptedStyleSheets } = (tree as Wrapped<DocumentOrShadowRoot>).wrappedJSObject ?? tree;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
