/** A rectangle in CSS pixels, in one coordinate system with the others. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Placing {
  /** Lines of the mention, in text order; never empty. */
  readonly lines: readonly Box[];
  readonly size: { readonly width: number; readonly height: number };
  /** Right edge of the text column, and of the room beside it. */
  readonly textRight: number;
  readonly roomRight: number;
  /** What can be seen at the moment. */
  readonly visible: { readonly top: number; readonly bottom: number };
}

export interface Place {
  readonly where: 'margin' | 'below' | 'above';
  readonly left: number;
  readonly top: number;
}

const GAP = 10;

/**
 * Where a gloss stands: in the margin beside its line when there is room, else under the mention's last
 * line, or over its first one where there is more room. It never covers a line of its own mention.
 */
export function placeGloss({ lines, size, textRight, roomRight, visible }: Placing): Place {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return { where: 'below', left: 0, top: 0 };
  if (roomRight - textRight >= size.width + 2 * GAP) {
    const lowest = Math.max(visible.top + GAP, visible.bottom - size.height - GAP);
    return { where: 'margin', left: textRight + 2 * GAP, top: Math.min(first.top - 6, lowest) };
  }
  const left = Math.max(0, Math.min(last.left, roomRight - size.width));
  const below = last.top + last.height + GAP;
  const above = first.top - size.height - GAP;
  const fitsBelow = below + size.height <= visible.bottom;
  const fitsAbove = above >= visible.top;
  if (fitsBelow || !fitsAbove) return { where: 'below', left, top: below };
  return {
    where: 'above',
    left: Math.max(0, Math.min(first.left, roomRight - size.width)),
    top: above,
  };
}
