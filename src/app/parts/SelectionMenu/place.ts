/** A rectangle, in CSS pixels of the window. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface MenuPlace {
  readonly left: number;
  readonly top: number;
}

/**
 * Distance between menu and selection. For touch, it leaves room for the selection handles below and the phone's own
 * menu above.
 */
const GAP = { mouse: { below: 8, above: 8 }, touch: { below: 36, above: 68 } } as const;

/**
 * Places the menu of a selection below it, or above it, never over it, and fully visible. Without room for either, at
 * the edge of the window that is further from the selection.
 *
 * @param lines rectangles of the selection's lines, in text order
 */
export function placeMenu(
  lines: readonly Frame[],
  menu: { readonly width: number; readonly height: number },
  sight: Frame,
  pointer: 'mouse' | 'touch',
): MenuPlace {
  const first = lines[0] ?? sight;
  const last = lines.at(-1) ?? first;
  const gap = GAP[pointer];
  const left = Math.max(sight.left, Math.min(last.left, sight.right - menu.width));
  const below = last.bottom + gap.below;
  if (below >= sight.top && below + menu.height <= sight.bottom) return { left, top: below };
  const above = first.top - gap.above - menu.height;
  if (above >= sight.top && above + menu.height <= sight.bottom) return { left, top: above };
  const isUpper = first.top - sight.top < sight.bottom - last.bottom;
  return { left, top: isUpper ? sight.bottom - menu.height : sight.top };
}
