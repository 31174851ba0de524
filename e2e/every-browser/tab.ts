/** A tab of any browser: as much as the journeys need of what Puppeteer and WebDriver have in common. */
export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page: it sees nothing but the page and its argument, which is JSON. */
  evaluate<A, T>(run: (argument: A) => T, argument: A): Promise<Awaited<T>>;
  /** Clicks the middle of the element at this place among those that the selector finds. */
  clickAt(css: string, index: number): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  press(key: 'Enter' | 'Escape'): Promise<void>;
  /** Size of the page, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** PNG */
  screenshot(): Promise<Uint8Array>;
}

export interface Browser {
  readonly tab: Tab;
  close(): Promise<void>;
}
