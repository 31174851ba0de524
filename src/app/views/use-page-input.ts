import { useEffect, useState } from 'react';
import { giveFiles, listenForInput, type Takers } from './listen-for-input.ts';

export interface PageInput {
  /** True while files that the page would take are dragged over it. */
  readonly isOver: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Handles paste and drop anywhere on the page, and chosen files. */
export function usePageInput(actions: Takers): PageInput {
  const [isOver, setOver] = useState(false);
  useEffect(() => listenForInput(actions, setOver), [actions]);
  return { isOver, onFiles: (files) => giveFiles(actions, files) };
}
