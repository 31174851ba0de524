import type { Failure } from '../../core/errors.ts';
import { findConcepts } from '../../core/link/find-concepts.ts';
import { link } from '../../core/link/link.ts';
import { ok, type Result } from '../../core/result.ts';
import type {
  FindInput,
  FoundConcepts,
  LinkInput,
  LinkSources,
  Links,
  OnProgress,
} from '../contract/protocol.ts';
import { orCancelled } from '../or-cancelled.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { type LoadedLexicon, loadLexicon } from './load-lexicon.ts';
import { createVocabularies, type OwnVocabularies } from './own-vocabularies.ts';

export interface LexiconLinker {
  /** Returns `cancelled` as soon as the signal aborts; the fetching of the lexicon continues. */
  link(
    input: LinkInput,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<Omit<Links, 'elapsedMs'>, Failure>>;
  find(input: FindInput): Promise<Result<FoundConcepts, Failure>>;
}

/** Links with the lexicon that a call names. The last lexicon is kept; after a failure it is fetched again. */
export function createLinking(
  readFrom: (url: string) => ReadFile,
  vocabularies: OwnVocabularies = createVocabularies(),
): LexiconLinker {
  const waiting = new Set<OnProgress>();
  let loaded: { url: string; lexicon: Promise<Result<LoadedLexicon, Failure>> } | undefined;

  async function open(url: string): Promise<Result<LoadedLexicon, Failure>> {
    if (loaded?.url !== url) {
      const onBytes = (done: number, total: number) => {
        for (const tell of waiting) tell({ phase: 'fetch', done, total });
      };
      loaded = { url, lexicon: loadLexicon(readFrom(url), onBytes) };
    }
    const current = loaded;
    const result = await current.lexicon;
    if (!result.ok && loaded === current) loaded = undefined;
    return result;
  }

  async function sourcesOf({ lexiconUrl, vocabularies: files }: LinkSources) {
    const lexicon = await open(lexiconUrl);
    if (!lexicon.ok) return lexicon;
    const onProgress = (done: number) => {
      for (const tell of waiting) tell({ phase: 'names', done, total: 1 });
    };
    return ok({ ...lexicon.value, own: await vocabularies.open(files ?? [], onProgress) });
  }

  return {
    async link({ text, mentions, sources }, signal, onProgress) {
      waiting.add(onProgress);
      const opened = await orCancelled(sourcesOf(sources), signal);
      waiting.delete(onProgress);
      if (!opened.ok) return opened;
      const { lexicon, id, version, own } = opened.value;
      const linked = link(text, mentions, lexicon, { own });
      return ok({
        concepts: Object.fromEntries(
          mentions.map((mention, index) => [mention.id, linked[index] ?? []]),
        ),
        lexicon: { id, version },
      });
    },
    async find({ sources, ...query }) {
      const opened = await sourcesOf(sources);
      if (!opened.ok) return opened;
      const { lexicon, own } = opened.value;
      return ok({ concepts: findConcepts(query, lexicon, own) });
    },
  };
}
