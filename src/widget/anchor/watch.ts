/** Waits for a pause of this length in the host's changes, up to a maximum in total. */
const PAUSE_MS = 120;
const MAX_DELAY_MS = 1000;

/**
 * Attributes that may show, hide or exclude a text (`collect/rules.ts`). A page that uses them for other things causes
 * a new collection with the same result.
 */
const SHOWING = [
  ...['class', 'style', 'hidden', 'open', 'inert', 'aria-hidden'],
  ...['contenteditable', 'data-bio-gloss-skip', 'role'],
];

/**
 * Events after which other parts may be shown without a change of the DOM: by a rule such as `:checked ~ .part`, and by a
 * slot that takes other children. The address has its own: `:target`.
 */
const SHOWING_EVENTS = ['change', 'slotchange'] as const;

/** A change by the host. */
export interface HostChange {
  readonly target: Node;
  /**
   * True when the change may show or hide content of the target; false when the target's own text or children changed.
   */
  readonly isOfLook: boolean;
}

export interface Watch {
  /** Watches open shadow roots, too: each is a separate tree. */
  readonly include: (shadows: readonly ShadowRoot[]) => void;
  /**
   * Reports nothing for this many milliseconds, so that a page that changes all the time does not keep the element
   * busy.
   */
  readonly rest: (ms: number) => void;
  readonly stop: () => void;
}

/**
 * Reports, in batches, that the host has changed something that `concerns` the element, or that other style rules may
 * apply: the window has another width, a control another value, a slot other children, or the address another target.
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
    for (const name of SHOWING_EVENTS) {
      tree.addEventListener(name, tellSoon, { passive: true, signal: listening.signal });
    }
  };
  observe(document);
  let width = innerWidth;
  const onResize = (): void => {
    // The height is ignored: on phones it changes whenever the browser's bars appear or disappear.
    if (innerWidth !== width) tellSoon();
    width = innerWidth;
  };
  addEventListener('resize', onResize, { passive: true, signal: listening.signal });
  addEventListener('hashchange', tellSoon, { passive: true, signal: listening.signal });
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
