import { useEffect, useState } from 'react';
import { giveFiles, listenForInput, type Takers } from './listen-for-input.ts';

export interface PageInput {
  /** Files are being dragged over the page, and it would take them. */
  readonly isOver: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Paste and drop, anywhere on the page; files that are chosen go the same way. */
export function usePageInput(actions: Takers): PageInput {
  const [isOver, setOver] = useState(false);
  useEffect(() => listenForInput(actions, setOver), [actions]);
  return { isOver, onFiles: (files) => giveFiles(actions, files) };
}
