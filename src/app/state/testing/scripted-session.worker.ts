import { openJournals } from '../../../runtime/workspace/journal.ts';
import { openWorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import { createAutosave } from '../autosave/autosave.ts';
import type { State } from '../model.ts';
import { type Step, scriptOf, startScripted } from './scripted-session.ts';
import { sharedStorage } from './shared-storage.ts';

/** A page that is killed: it plays and stores its script, and reports every change and save. */
export interface Told {
  /** Number of the change, from 1. */
  readonly change: number;
  readonly is: 'made' | 'kept';
}

export interface Play {
  readonly seed: number;
  readonly database: string;
  /** Memory of the journal, shared with the page that ends this worker. */
  readonly storage: SharedArrayBuffer;
}

addEventListener('message', ({ data }: MessageEvent<Play>) => {
  const { app, perform } = startScripted();
  const numbers = new Map<State, number>();
  const tell = (told: Told) => postMessage(told);
  let ids = 0;
  app.store.subscribe(() => numbers.set(app.state, numbers.size + 1));
  const autosave = createAutosave(app.store, 'tab', {
    workspace: openWorkspaceStore(data.database),
    journals: openJournals(sharedStorage(data.storage, 'writer')),
    newId: () => `write ${++ids}`,
    onKept: (state) => tell({ is: 'kept', change: numbers.get(state) ?? 0 }),
  });
  // Reported after the journal has the change: from then on it must not be lost.
  app.store.subscribe(() => tell({ is: 'made', change: numbers.get(app.state) ?? 0 }));
  void play(data.seed, perform, autosave.begin);
});

async function play(
  seed: number,
  perform: (step: Step) => Promise<void>,
  begin: (tab: string) => void,
): Promise<void> {
  const script = scriptOf(seed);
  // The stored work may be known early or late.
  const beginsAt = seed % 4;
  for (const [at, step] of script.entries()) {
    if (at === beginsAt) begin('tab');
    await perform(step);
    // Some decisions come in a burst, others after earlier ones are stored.
    if (step.at % 4 > 0) await new Promise((resolve) => setTimeout(resolve, step.at % 12));
  }
}
