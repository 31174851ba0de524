import { expect } from 'vitest';
import type { Relation } from '../../../core/annotation.ts';
import type { TextDocument } from '../../../core/document/model.ts';
import { ok } from '../../../core/result.ts';
import { addDocuments, emptyWorkspace } from '../../../core/workspace/workspace.ts';
import type {
  KeptVocabulary,
  VocabularyShelf,
} from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import type { LoadedTab } from '../../../runtime/workspace/load-tab.ts';
import { keptDocument, keptTab } from '../autosave/kept.ts';
import { selectAllMentions } from '../document/select-resolved.ts';
import { initialState, type State } from '../model.ts';
import { type App, startApp } from '../start.ts';
import { documentOf } from '../workspace/document-of.ts';
import type { WordEngine } from './word-engine.ts';

/** The page without its user interface, on an engine for tests. */
export interface TestApp extends App {
  readonly state: State;
}

/** Three sentences with words that `wordReader` knows. */
export const text =
  'The patient took aspirin. The BRAF and EGFR and TNF. What is gefitinib and TNF.';

/** Without `lexiconUrl`, nothing is linked. */
export interface TestOptions {
  readonly lexiconUrl?: string;
  readonly gazetteerUrl?: string;
  readonly shelf?: VocabularyShelf;
  /** Prefix of the numbered ids. */
  readonly prefix?: string;
}

export function start(
  engine: WordEngine,
  { prefix = 'id', ...options }: TestOptions = {},
): TestApp {
  let ids = 0;
  const app = startApp({
    shelf: memoryShelf(),
    ...options,
    createEngine: engine.create,
    newId: () => {
      ids += 1;
      return `${prefix}${ids}`;
    },
  });
  return {
    ...app,
    get state() {
      return app.store.getState();
    },
  };
}

/** A shelf in memory. */
export function memoryShelf(): VocabularyShelf {
  const kept = new Map<string, KeptVocabulary>();
  const listeners = new Set<() => void>();
  // A page does not hear its own changes; pages of a test that share a shelf are told, but find no change when they
  // know it already.
  const changed = () => {
    for (const listener of listeners) listener();
    return ok(undefined);
  };
  return {
    list: async () => ok([...kept.values()].sort((a, b) => b.added - a.added)),
    async put(vocabulary) {
      kept.set(vocabulary.id, vocabulary);
      return changed();
    },
    async remove(id) {
      kept.delete(id);
      return changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export async function startReady(engine: WordEngine): Promise<TestApp> {
  const app = start(engine);
  await engine.go();
  return app;
}

/** A page that has read `given` completely. */
export async function startRead(engine: WordEngine, given = text): Promise<TestApp> {
  const app = await startReady(engine);
  void app.actions.giveText(given);
  await engine.go();
  expect(app.state.reading.status).toBe('done');
  return app;
}

/** All stored parts of a state, as they are loaded again. */
export const loadedFrom = (state: State): LoadedTab =>
  structuredClone({
    ...{ id: 'tab', tab: keptTab(state, 0), unread: [] },
    documents: state.workspace.order.flatMap((key) => {
      const kept = keptDocument(state, key);
      return kept ? [{ ...kept, place: 0, revision: 1, unknown: [] }] : [];
    }),
  });

/** A state with a document on the page, without any job. */
export const stateWith = (document: TextDocument, given: Partial<State> = {}): State => {
  const workspace = addDocuments(emptyWorkspace, [{ key: document.id, document }]);
  const { reading, asking, linking } = { ...initialState, ...given };
  const activities = new Map([[document.id, { reading, asking, linking }]]);
  return documentOf({ ...initialState, ...given, workspace, activities }, document.id);
};

export const names = (state: State): string[] => selectAllMentions(state).map((one) => one.text);

export const claimOf = ({ head, tail, type, schema }: Relation): string =>
  `${head} ${type} ${tail} ${schema}`;
