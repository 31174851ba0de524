/**
 * Lets a press of the mouse begin a selection anywhere in the text. A browser focuses a pressed mark, and then selects
 * nothing when the press is at its first letter; a press on a selection drags it. So marks are not focusable during the
 * press (a click focuses them itself), and the selection is cleared.
 *
 * @param root the document element that was pressed
 */
export function freePress(
  { target, pointerType, button, shiftKey }: PressedPointer,
  root: HTMLElement,
): void {
  if (pointerType !== 'mouse' || button !== 0 || shiftKey || !(target instanceof Element)) return;
  const marks: HTMLElement[] = [];
  for (
    let mark = target.closest<HTMLElement>('[tabindex]');
    mark && mark !== root && root.contains(mark);
    mark = mark.parentElement?.closest<HTMLElement>('[tabindex]') ?? null
  ) {
    marks.push(mark);
  }
  const restored = marks.map((mark) => [mark, mark.tabIndex] as const);
  for (const mark of marks) mark.removeAttribute('tabindex');
  const restore = () => {
    // A mark that was drawn again meanwhile has its tab index already.
    for (const [mark, tabIndex] of restored) {
      if (!mark.hasAttribute('tabindex')) mark.tabIndex = tabIndex;
    }
    ends.abort();
  };
  const ends = new AbortController();
  for (const end of ['pointerup', 'pointercancel']) {
    window.addEventListener(end, restore, { capture: true, signal: ends.signal });
  }
  const selection = window.getSelection();
  if (selection && !selection.isCollapsed && selection.containsNode(target, true)) {
    selection.removeAllRanges();
  }
}

type PressedPointer = Pick<PointerEvent, 'target' | 'pointerType' | 'button' | 'shiftKey'>;
