import { createContext } from 'react';

/** The element that holds the card when the margin has no room: at the bottom of the findings, once it is drawn. */
export const DockContext = createContext<HTMLElement | null>(null);
