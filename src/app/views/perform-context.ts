import { createContext, useContext } from 'react';
import type { Deed } from '../commands/command.ts';

/** Runs the effect of a command (`ReadView/perform.ts`), for buttons and menus of the Read view. */
export const PerformContext = createContext<(deed: Deed) => void>(() => {
  throw new Error('Commands are performed within the Read view alone.');
});

export const usePerform = () => useContext(PerformContext);
