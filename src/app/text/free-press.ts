/**
 * Lets a press of the mouse begin a selection wherever it lies in the text. A browser gives a mark that is pressed the focus,
 * and where the press is at its very first letter it then selects nothing; a press on what is selected drags that about.
 * The marks cannot be focused while the press lasts (a click focuses them itself), and what was selected is not any more.
 *
 * @param root the document element, which the press is on
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
    // One that was drawn anew meanwhile has its place among the stops already.
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
