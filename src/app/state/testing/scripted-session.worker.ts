import { openWorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import { startAutosave } from '../autosave.ts';
import type { State } from '../model.ts';
import { scriptOf, startScripted } from './scripted-session.ts';

/** A page that is killed: its script is played and kept, and every change and save is told. */
export interface Told {
  /** Number of the change, from 1. */
  readonly change: number;
  readonly is: 'made' | 'kept';
}

export interface Play {
  readonly seed: number;
  readonly database: string;
}

addEventListener('message', async ({ data }: MessageEvent<Play>) => {
  const { app, perform } = startScripted();
  const numbers = new Map<State, number>();
  const tell = (told: Told) => postMessage(told);
  app.store.subscribe(() => {
    numbers.set(app.state, numbers.size + 1);
    tell({ is: 'made', change: numbers.size });
  });
  startAutosave(app.store, {
    workspace: openWorkspaceStore(data.database),
    tab: 'tab',
    newId: () => {
      throw new Error('Nobody else writes here.');
    },
    onKept: (state) => tell({ is: 'kept', change: numbers.get(state) ?? 0 }),
  });
  for (const step of scriptOf(data.seed)) {
    await perform(step);
    // Some decisions come in a burst, others after what came before is kept.
    if (step.at % 4 > 0) await new Promise((resolve) => setTimeout(resolve, step.at % 12));
  }
});
