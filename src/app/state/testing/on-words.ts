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
import { selectAllMentions } from '../document/select-resolved.ts';
import { keptDocument, keptTab } from '../kept.ts';
import { initialState, type State } from '../model.ts';
import { type App, startApp } from '../start.ts';
import { documentOf } from '../workspace/document-of.ts';
import type { WordEngine } from './word-engine.ts';

/** The page without its looks, on an engine for tests. */
export interface TestApp extends App {
  readonly state: State;
}

/** In words that `wordReader` knows; three sentences. */
export const text =
  'The patient took aspirin. The BRAF and EGFR and TNF. What is gefitinib and TNF.';

/** `lexiconUrl`: without it nothing is linked. */
export interface TestOptions {
  readonly lexiconUrl?: string;
  readonly gazetteerUrl?: string;
  readonly shelf?: VocabularyShelf;
  /** Before the numbers that are given as ids. */
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

/** Keeps vocabularies for as long as it lives. */
export function memoryShelf(): VocabularyShelf {
  const kept = new Map<string, KeptVocabulary>();
  const listeners = new Set<() => void>();
  // One page cannot hear itself; the pages of a test that share a shelf hear each other, and find what they know.
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

/** With `given` read to its end. */
export async function startRead(engine: WordEngine, given = text): Promise<TestApp> {
  const app = await startReady(engine);
  void app.actions.giveText(given);
  await engine.go();
  expect(app.state.reading.status).toBe('done');
  return app;
}

/** All that is kept of a state, as it is loaded again. */
export const loadedFrom = (state: State): LoadedTab =>
  structuredClone({
    ...{ id: 'tab', tab: keptTab(state, 0), unread: [] },
    documents: state.workspace.order.flatMap((key) => {
      const kept = keptDocument(state, key);
      return kept ? [{ ...kept, place: 0, revision: 1, unknown: [] }] : [];
    }),
  });

/** With a document on the page, of which nothing else was done yet. */
export const stateWith = (document: TextDocument, given: Partial<State> = {}): State => {
  const workspace = addDocuments(emptyWorkspace, [{ key: document.id, document }]);
  const { reading, asking, linking } = { ...initialState, ...given };
  const activities = new Map([[document.id, { reading, asking, linking }]]);
  return documentOf({ ...initialState, ...given, workspace, activities }, document.id);
};

export const names = (state: State): string[] => selectAllMentions(state).map((one) => one.text);

export const claimOf = ({ head, tail, type, schema }: Relation): string =>
  `${head} ${type} ${tail} ${schema}`;
