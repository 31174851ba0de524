const NONE: readonly never[] = [];

/** Number of marks that are drawn without a pause: drawing thousands at once would block the page. */
const AT_ONCE = 400;

/**
 * The lists to draw after those in `before`: as many new ones as can be drawn at once, from block `first` on and then from
 * the beginning, and each one that is urgent. The other blocks keep what they show. Drawing these lists, and again with the result
 * as `before`, draws all of them.
 *
 * @param before by block; a block that shows nothing yet may be missing
 * @param lists by block; a block that did not change has the same list as in `before`
 */
export function nextSlice<M>(
  before: readonly (readonly M[])[],
  lists: readonly (readonly M[])[],
  first: number,
  isUrgent: (mention: M) => boolean,
): readonly (readonly M[])[] {
  const drawn = lists.map((_, block) => before[block] ?? NONE);
  let room = AT_ONCE;
  for (let turn = 0; turn < lists.length; turn += 1) {
    const block = (first + turn) % lists.length;
    const [old, list] = [drawn[block] ?? NONE, lists[block] ?? NONE];
    if (old === list) continue;
    if (room > 0) room -= Math.max(old.length, list.length);
    else if (!list.some(isUrgent)) continue;
    drawn[block] = list;
  }
  return drawn;
}
