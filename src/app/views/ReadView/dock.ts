import { createContext } from 'react';

/** Where the card stands when the margin has no room for it: an element at the foot of the findings, once it is drawn. */
export const DockContext = createContext<HTMLElement | null>(null);
