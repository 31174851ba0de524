import { createContext, useContext } from 'react';
import type { LibraryPage } from '../library-view/library-page.ts';

/** The library, for the parts of other views that look into it; absent: there is none. */
export const LibraryContext = createContext<LibraryPage | undefined>(undefined);

export const useLibrary = (): LibraryPage | undefined => useContext(LibraryContext);
