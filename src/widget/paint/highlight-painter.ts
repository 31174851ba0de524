import { addSheetTo, ruleFor } from './highlight-sheet.ts';
import { nearWindow } from './near-window.ts';
import type { Painter } from './painter.ts';
import { cssNameOf } from './type-styles.ts';

const CHOSEN = 'bio-gloss-chosen';

/**
 * Up to this many ranges are always painted. A browser visits all highlights of a page whenever one changes, so the
 * others are painted only near the window.
 */
const MAX_RANGES = 3000;

/** Paints with the CSS Custom Highlight API. The highlights belong to the page, and all elements share them. */
export function highlightPainter(): Painter {
  const own = new Map<StaticRange, string>();
  let chosen: readonly StaticRange[] = [];

  const near = nearWindow(
    (range) => highlightOf(nameOf(own.get(range) ?? '')).add(range),
    (range) => highlightOf(nameOf(own.get(range) ?? '')).delete(range),
  );

  const remove = (type: string, range: StaticRange): void => {
    own.delete(range);
    near.remove(range);
    highlightOf(nameOf(type)).delete(range);
  };
  const choose = (ranges: readonly StaticRange[]): void => {
    const highlight = highlightOf(CHOSEN, 1);
    for (const range of chosen) highlight.delete(range);
    for (const range of ranges) highlight.add(range);
    chosen = ranges;
  };
  addSheetTo(document);
  return {
    prepare(shadows) {
      for (const shadow of shadows) addSheetTo(shadow);
    },
    add(type, range) {
      ruleFor(type, nameOf(type));
      own.set(range, type);
      if (own.size <= MAX_RANGES) highlightOf(nameOf(type)).add(range);
      else near.add(range);
    },
    remove,
    choose,
    clear() {
      for (const [range, type] of own) remove(type, range);
      near.clear();
      choose([]);
    },
  };
}

const nameOf = (type: string): string => `bio-gloss-${cssNameOf(type)}`;

function highlightOf(name: string, priority = 0): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return highlight;
}
