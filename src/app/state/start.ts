import type { Failure } from '../../core/errors.ts';
import type { ConceptQuery } from '../../core/link/find-concepts.ts';
import { ok, type Result } from '../../core/result.ts';
import type { FoundConcepts } from '../../engine/contract/protocol.ts';
import { openInWorker } from '../../runtime/documents/open-in-worker.ts';
import type { VocabularyShelf } from '../../runtime/vocabularies/vocabulary-shelf.ts';
import type { DocumentFiles } from '../../runtime/workspace/document-files.ts';
import { type Actions, type AppStore, createActions } from './actions.ts';
import type { createSuggest, Suggest } from './asking/suggest.ts';
import { type EffectsOptions, sourcesOf, startEffects } from './effects.ts';
import { createVocabularies, type Vocabularies } from './linking/vocabularies.ts';
import { initialState } from './model.ts';
import { reduce } from './reduce.ts';
import { createStore } from './store.ts';

export interface App {
  readonly store: AppStore;
  readonly actions: Actions;
  /** Finds concepts in the lexicon and the user's own vocabularies. */
  readonly find: (query: ConceptQuery) => Promise<Result<FoundConcepts, Failure>>;
  readonly vocabularies: Vocabularies;
  readonly suggest: Suggest;
  /** Cancels the running jobs and ends the worker. */
  readonly stop: () => void;
}

export interface AppOptions extends EffectsOptions {
  readonly shelf: VocabularyShelf;
  /** Stores the PDF files from which documents are read. */
  readonly files?: DocumentFiles;
}

/** The page without its user interface. It opens the engine at once, before there is a job. */
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
  return { store, actions, find, vocabularies, suggest: laterSuggest(engine), stop };
}

/** Suggests questions once its script is loaded; suggests nothing when loading fails. */
function laterSuggest(engine: Parameters<typeof createSuggest>[0]): Suggest {
  let suggest: Promise<Suggest> | undefined;
  return async (...asked) => {
    suggest ??= import('./asking/suggest.ts').then((module) => module.createSuggest(engine));
    try {
      return await (await suggest)(...asked);
    } catch {
      suggest = undefined;
      return [];
    }
  };
}
