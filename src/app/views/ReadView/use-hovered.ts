import { useEffect, useRef, useState } from 'react';

/**
 * Milliseconds: long enough to pass over a mention without showing its card, and to reach the card from the mention.
 */
const APPEAR_MS = 120;
const LEAVE_MS = 250;

/**
 * Id of the mention under the pointer, or whose card is.
 *
 * @param document key of the document on the page, because ids are unique within a document only
 */
export function useHovered(focused: string | undefined, document: string | undefined) {
  const [hovered, setHovered] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (id: string | undefined, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHovered(id), ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  // After a change of the focus or the document, a resting pointer does not keep the card.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that counts.
  useEffect(() => {
    clearTimeout(timer.current);
    setHovered(undefined);
  }, [focused, document]);
  return {
    hovered,
    onMention: (id: string | undefined) => change(id, id === undefined ? LEAVE_MS : APPEAR_MS),
    onCard: (isOver: boolean) => {
      if (isOver) clearTimeout(timer.current);
      else change(undefined, LEAVE_MS);
    },
  };
}
