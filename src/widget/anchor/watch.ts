/** Waits until the host's changes pause for so long, but no longer than that in all. */
const PAUSE_MS = 120;
const LONGEST_MS = 1000;

export interface Watch {
  /** Open shadow roots are trees of their own. */
  readonly include: (shadows: readonly ShadowRoot[]) => void;
  readonly stop: () => void;
}

/** Tells, in batches, that the host has changed something of what `concerns` us. */
export function watchHost(
  concerns: (targets: readonly Node[]) => boolean,
  onChange: () => void,
): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const watched = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    if (!concerns(records.map(({ target }) => target))) return;
    const now = performance.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = undefined;
        onChange();
      },
      Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - now)),
    );
  });
  const observe = (tree: Node): void => {
    if (watched.has(tree)) return;
    watched.add(tree);
    observer.observe(tree, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['hidden', 'aria-hidden', 'open'],
    });
  };
  observe(document);
  return {
    include(shadows) {
      for (const shadow of shadows) observe(shadow);
    },
    stop() {
      clearTimeout(timer);
      observer.disconnect();
    },
  };
}
