/** Waits until the host's changes pause for so long, but no longer than that in all. */
const PAUSE_MS = 120;
const MAX_DELAY_MS = 1000;

/**
 * All that can show or hide a text, or has it left out (`collect/rules.ts`). A page that uses them for something
 * else causes a new collection that finds the same text.
 */
const SHOWING = [
  ...['class', 'style', 'hidden', 'open', 'inert', 'aria-hidden'],
  ...['contenteditable', 'data-bio-gloss-skip', 'role'],
];

/** What the host has changed. */
export interface HostChange {
  readonly target: Node;
  /** Whether it may show or hide what lies within the target; else the target's own text or children are others. */
  readonly isOfLook: boolean;
}

export interface Watch {
  /** Open shadow roots are trees of their own. */
  readonly include: (shadows: readonly ShadowRoot[]) => void;
  /** Tells nothing for so long, in milliseconds: a page that never rests must not keep us at work all the while. */
  readonly rest: (ms: number) => void;
  readonly stop: () => void;
}

/**
 * Tells, in batches, that the host has changed something of what `concerns` us, or that another style sheet may hold:
 * the window has another size, a choice was made in a control.
 */
export function watchHost(
  concerns: (changes: readonly HostChange[]) => boolean,
  onChange: () => void,
): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let restUntil = 0;
  const watched = new WeakSet<Node>();
  const listening = new AbortController();
  const tellSoon = (): void => {
    const now = performance.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = undefined;
        onChange();
      },
      Math.max(restUntil - now, Math.min(PAUSE_MS, since + MAX_DELAY_MS - now)),
    );
  };
  const observer = new MutationObserver((records) => {
    const changes = records.map(({ target, type }) => ({
      target,
      isOfLook: type === 'attributes',
    }));
    if (concerns(changes)) tellSoon();
  });
  const observe = (tree: Node): void => {
    if (watched.has(tree)) return;
    watched.add(tree);
    observer.observe(tree, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: SHOWING,
    });
    // A rule such as `:checked ~ .part` shows and hides without a change of the DOM.
    tree.addEventListener('change', tellSoon, { passive: true, signal: listening.signal });
  };
  observe(document);
  let width = innerWidth;
  const onResize = (): void => {
    // Phones change the height all the while, as their bars come and go.
    if (innerWidth !== width) tellSoon();
    width = innerWidth;
  };
  addEventListener('resize', onResize, { passive: true, signal: listening.signal });
  return {
    include(shadows) {
      for (const shadow of shadows) observe(shadow);
    },
    rest(ms) {
      restUntil = performance.now() + ms;
    },
    stop() {
      clearTimeout(timer);
      observer.disconnect();
      listening.abort();
    },
  };
}
