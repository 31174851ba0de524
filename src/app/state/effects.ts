import { without } from '../../core/text/matter.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import type {
  AnnotateInput,
  LinkInput,
  LinkSources,
  VocabularyFile,
} from '../../engine/contract/protocol.ts';
import type { EngineChange } from '../../runtime/annotator/choose-engine.ts';
import type { KeptVocabulary } from '../../runtime/vocabularies/vocabulary-shelf.ts';
import type { AppStore } from './actions.ts';
import type { AppEvent } from './events.ts';
import { isFound, ownSource } from './linking/own-sources.ts';
import { isLinkingWanted } from './linking/reduce-linking.ts';
import type { State } from './model.ts';
import { selectGuideline, selectIsDictionaryOff } from './reading/select-reading.ts';

export interface EffectsOptions {
  /** Called once. The engine must report a change of engine through the callback. */
  readonly createEngine: (onEngineChange: (change: EngineChange) => void) => Annotator;
  /** Absolute URL of the lexicon's folder, ending in a slash. When absent, nothing is linked. */
  readonly lexiconUrl?: string;
  /** Absolute URL of the gazetteer's folder, ending in a slash. When absent, the model reads alone. */
  readonly gazetteerUrl?: string;
  /** Makes ids of questions in the document. */
  readonly newId: () => string;
}

/** Largest number of answers to a question. */
const MAX_ANSWERS = 5;

interface Job {
  readonly of: DocumentKey;
  readonly number: number;
  readonly controller: AbortController;
}

/**
 * Runs the engine as the state demands: opens it while it is idle, starts the wanted job once it is ready, and cancels
 * outdated jobs. Results are dispatched as events.
 *
 * @returns the engine, for other requests, and a function that stops the effects
 */
export function startEffects(
  store: AppStore,
  { createEngine, lexiconUrl, gazetteerUrl, newId }: EffectsOptions,
): { readonly engine: Annotator; readonly stop: () => void } {
  const { getState } = store;
  let jobs = 0;
  let readingJob: Job | undefined;
  let askingJob: Job | undefined;
  let linkingJob: Job | undefined;
  let isReacting = false;
  let isStopped = false;

  const dispatch = (event: AppEvent) => {
    if (!isStopped) store.dispatch(event);
  };

  const engine = createEngine(({ reason }) => {
    const wasReady = getState().engine.status === 'ready';
    dispatch({ type: 'engine-fell-back', reason });
    // During a job nobody waits for the new engine's start.
    if (wasReady) void open();
  });

  async function open(): Promise<void> {
    const result = await engine.open({
      onProgress: (progress) => dispatch({ type: 'engine-progressed', progress }),
    });
    if (result.ok) dispatch({ type: 'engine-opened', opened: result.value });
    // A cancelled opening means that the models were changed; the next opening follows.
    else if (result.error.code !== 'cancelled') {
      dispatch({ type: 'engine-failed', failure: result.error });
    }
  }

  async function read(job: Job): Promise<void> {
    const input = inputFor(getState(), gazetteerUrl);
    if (!input) return;
    const { of, number } = job;
    const { signal } = job.controller;
    const result = await engine.annotate(input, {
      signal,
      onReading: (part) => dispatch({ type: 'reading-advanced', of, job: number, reading: part }),
    });
    if (result.ok) dispatch({ type: 'reading-finished', of, job: number, result: result.value });
    else dispatch({ type: 'reading-failed', of, job: number, failure: result.error });
  }

  async function ask(job: Job, text: string, question: string): Promise<void> {
    const { of, number, controller } = job;
    const result = await engine.answer(
      { text, question, limit: MAX_ANSWERS },
      {
        signal: controller.signal,
        onProgress: ({ done, total }) =>
          dispatch({ type: 'asking-advanced', of, job: number, read: { pieces: done, of: total } }),
      },
    );
    if (!result.ok) dispatch({ type: 'asking-failed', of, job: number, failure: result.error });
    else {
      dispatch({ type: 'question-answered', of, job: number, id: newId(), result: result.value });
    }
  }

  async function link({ of, number: job, controller }: Job, input: LinkInput): Promise<void> {
    const result = await engine.link(input, {
      signal: controller.signal,
      onProgress: (progress) => dispatch({ type: 'linking-advanced', of, job, progress }),
    });
    if (result.ok) dispatch({ type: 'linking-finished', of, job, links: result.value });
    else dispatch({ type: 'linking-failed', of, job, failure: result.error });
  }

  const newJob = (of: DocumentKey): Job => {
    jobs += 1;
    return { of, number: jobs, controller: new AbortController() };
  };

  /** Starts one thing that the state demands; false when there is none. */
  function step(state: State): boolean {
    const { key, document, engine, reading, asking } = state;
    if (engine.status === 'idle') {
      dispatch({ type: 'engine-opening' });
      void open();
      return true;
    }
    if (engine.status !== 'ready' || key === undefined || !document) return false;
    if (reading.status === 'wanted') {
      readingJob = newJob(key);
      dispatch({ type: 'reading-started', of: key, job: readingJob.number });
      void read(readingJob);
      return true;
    }
    if (asking.status === 'wanted') {
      askingJob = newJob(key);
      dispatch({ type: 'asking-started', of: key, job: askingJob.number });
      void ask(askingJob, document.text, asking.question);
      return true;
    }
    if (lexiconUrl !== undefined && isLinkingWanted(state)) {
      linkingJob = newJob(key);
      dispatch({ type: 'linking-started', of: key, job: linkingJob.number });
      const mentions = document.reading?.mentions ?? [];
      void link(linkingJob, {
        text: document.text,
        mentions,
        sources: sourcesOf(lexiconUrl, state),
      });
      return true;
    }
    return false;
  }

  function cancelOutdated({ reading, asking, linking }: State): void {
    if (!(reading.status === 'reading' && reading.job === readingJob?.number)) {
      readingJob?.controller.abort();
      readingJob = undefined;
    }
    if (!(asking.status === 'asking' && asking.job === askingJob?.number)) {
      askingJob?.controller.abort();
      askingJob = undefined;
    }
    if (!(linking.status === 'linking' && linking.job === linkingJob?.number)) {
      linkingJob?.controller.abort();
      linkingJob = undefined;
    }
  }

  /** Its own events do not call it again, because the loop checks the state after each step. */
  function react(): void {
    if (isReacting || isStopped) return;
    isReacting = true;
    try {
      do cancelOutdated(getState());
      while (step(getState()));
    } finally {
      isReacting = false;
    }
  }

  const unsubscribe = store.subscribe(react);
  react();
  const stop = () => {
    isStopped = true;
    unsubscribe();
    for (const job of [readingJob, askingJob, linkingJob]) job?.controller.abort();
    void engine.close();
  };
  return { engine, stop };
}

/** The lexicon, and the user's own vocabularies, which take precedence over it. */
export const sourcesOf = (lexiconUrl: string, { vocabularies = [] }: State): LinkSources => ({
  lexiconUrl,
  vocabularies: filesOf(vocabularies),
});

const filesOf = (vocabularies: readonly KeptVocabulary[]): readonly VocabularyFile[] =>
  vocabularies.map((one) => ({ ...ownSource(one), file: one.file }));

/** The input for reading a whole text with the page's settings. */
export function inputOf(
  text: string,
  state: State,
  gazetteerUrl: string | undefined,
): AnnotateInput {
  const guideline = selectGuideline(state);
  const lists = (state.vocabularies ?? []).filter(isFound);
  return {
    text,
    ...(gazetteerUrl !== undefined && !selectIsDictionaryOff(state) && { gazetteerUrl }),
    ...(guideline !== undefined && { guideline }),
    ...(lists.length > 0 && { vocabularies: filesOf(lists) }),
  };
}

/** After an edit, only the changed sentences with the known mentions of the others; otherwise the running text. */
function inputFor(state: State, gazetteerUrl: string | undefined): AnnotateInput | undefined {
  const { document, reading } = state;
  if (!document || reading.status !== 'reading') return undefined;
  return {
    ...inputOf(document.text, state, gazetteerUrl),
    ...(reading.leftOut && { focus: without(document.text, reading.leftOut) }),
    ...(reading.again && {
      focus: reading.again.focus,
      known: reading.again.known.mentions,
    }),
  };
}
