import type { Failure } from '../../core/errors.ts';
import type { ConceptQuery } from '../../core/link/find-concepts.ts';
import { ok, type Result } from '../../core/result.ts';
import type { FoundConcepts } from '../../engine/contract/protocol.ts';
import { openInWorker } from '../../runtime/documents/open-in-worker.ts';
import type { VocabularyShelf } from '../../runtime/vocabularies/vocabulary-shelf.ts';
import type { DocumentFiles } from '../../runtime/workspace/document-files.ts';
import { type Actions, type AppStore, createActions } from './actions.ts';
import { createSuggest, type Suggest } from './asking/suggest.ts';
import { type EffectsOptions, sourcesOf, startEffects } from './effects.ts';
import { createVocabularies, type Vocabularies } from './linking/vocabularies.ts';
import { initialState } from './model.ts';
import { reduce } from './reduce.ts';
import { createStore } from './store.ts';

export interface App {
  readonly store: AppStore;
  readonly actions: Actions;
  /** Looks concepts up in the lexicon and the user's own vocabularies. */
  readonly find: (query: ConceptQuery) => Promise<Result<FoundConcepts, Failure>>;
  readonly vocabularies: Vocabularies;
  readonly suggest: Suggest;
  /** Cancels what is under way and ends the worker. */
  readonly stop: () => void;
}

export interface AppOptions extends EffectsOptions {
  readonly shelf: VocabularyShelf;
  /** Keeps the PDF files that documents are taken out of. */
  readonly files?: DocumentFiles;
}

/** Everything of the page but its looks. The engine is opened at once, while nothing is asked of it yet. */
export function startApp({ shelf, files, ...options }: AppOptions): App {
  const { newId, lexiconUrl } = options;
  const store = createStore(reduce, initialState);
  const actions = createActions(store, newId, openInWorker, files);
  const { engine, stop } = startEffects(store, options);
  const { readVocabulary } = engine;
  const vocabularies = createVocabularies(store, { shelf, readVocabulary, now: Date.now });
  void vocabularies.load();
  const find = async (query: ConceptQuery) =>
    lexiconUrl === undefined
      ? ok({ concepts: [] })
      : engine.findConcepts({ ...query, sources: sourcesOf(lexiconUrl, store.getState()) });
  return { store, actions, find, vocabularies, suggest: createSuggest(engine), stop };
}
