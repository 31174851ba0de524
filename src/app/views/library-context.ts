import { createContext, useContext } from 'react';
import type { LibraryPage } from '../library-view/library-page.ts';

/** The library, for parts of other views that read it; undefined when there is none. */
export const LibraryContext = createContext<LibraryPage | undefined>(undefined);

export const useLibrary = (): LibraryPage | undefined => useContext(LibraryContext);
