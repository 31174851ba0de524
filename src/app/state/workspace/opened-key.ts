import type { DocumentKey } from '../../../core/workspace/workspace.ts';

/** The key of one of several documents that were opened together. */
export const keyOfOpened = (id: string, index: number): DocumentKey => `${id}-${index}`;
