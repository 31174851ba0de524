/** Firefox gives the scripts of extensions wrapped objects; a tree adopts only sheets that its page has constructed. */
interface Wrapped<T> {
  readonly wrappedJSObject?: T;
}

/** Constructs a style sheet, to which no policy on inline styles applies. */
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
