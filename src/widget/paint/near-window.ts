/** Ranges that are shown only while their block is near the window. */
export interface NearWindow {
  readonly add: (range: StaticRange) => void;
  readonly remove: (range: StaticRange) => void;
  readonly clear: () => void;
}

/** One window height above and below. */
const MARGIN = '100% 0px';

interface Place {
  isNear: boolean;
  readonly ranges: Set<StaticRange>;
}

/** Watches the blocks of ranges; calls `show` and `hide` as they come near the window and leave it. */
export function nearWindow(
  show: (range: StaticRange) => void,
  hide: (range: StaticRange) => void,
): NearWindow {
  const places = new Map<Element, Place>();
  const blockOf = new Map<StaticRange, Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const place = places.get(target);
        if (!place || place.isNear === isIntersecting) continue;
        place.isNear = isIntersecting;
        for (const range of place.ranges) (isIntersecting ? show : hide)(range);
      }
    },
    { rootMargin: MARGIN },
  );
  const placeOf = (block: Element): Place => {
    const known = places.get(block);
    if (known) return known;
    const place = { isNear: false, ranges: new Set<StaticRange>() };
    places.set(block, place);
    observer.observe(block);
    return place;
  };

  return {
    add(range) {
      const block = blockAround(range.startContainer);
      blockOf.set(range, block);
      const place = placeOf(block);
      place.ranges.add(range);
      if (place.isNear) show(range);
    },
    remove(range) {
      const block = blockOf.get(range);
      const place = block && places.get(block);
      if (!block || !place) return;
      blockOf.delete(range);
      place.ranges.delete(range);
      if (place.ranges.size > 0) return;
      places.delete(block);
      observer.unobserve(block);
    },
    clear() {
      observer.disconnect();
      places.clear();
      blockOf.clear();
    },
  };
}

/**
 * The nearest element with a box of its own: there are fewer of these than of inline elements, so all can be watched.
 */
function blockAround(node: Node): Element {
  let element = node.parentElement;
  while (element && /^(inline|contents)$/u.test(getComputedStyle(element).display)) {
    element = element.parentElement;
  }
  return element ?? document.documentElement;
}
