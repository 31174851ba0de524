/** Finds the marks of mentions in the document element. */

/** Id of the innermost mention that contains a DOM node. */
export function mentionAt(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const mark = target.closest<HTMLElement>('[data-mention], [data-mention-part]');
  return mark?.dataset.mention ?? mark?.dataset.mentionPart;
}

/** The mark with the mention's first fragment. */
export const markOf = (root: ParentNode | null, id: string): HTMLElement | null =>
  root?.querySelector<HTMLElement>(`[data-mention="${CSS.escape(id)}"]`) ?? null;
