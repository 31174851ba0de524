import type { EngineName } from '../core/errors.ts';
import { createAnnotator as createClient } from '../runtime/annotator/annotator.ts';
import { isOwn, spawnFrom } from '../widget/client/spawn-from.ts';
import { type BioGlossAnnotator, DEFAULT_LIMIT } from './annotator.ts';
import { type LinkingOption, sourcesOf, withConcepts } from './linking.ts';
import { unwrap } from './unwrap.ts';

export interface CreateOptions extends LinkingOption {
  /**
   * Folder of the workers and the engine, a copy of `dist/widget/`; by default where this module lies, which is
   * right unless a bundler has moved it.
   */
  readonly base?: string | URL;
  /** Folder of the model pack; by default `models/biogloss-mini/` in `base`. */
  readonly pack?: string | URL;
  /** `auto` (the default): WebGPU where it works, else WASM. */
  readonly engine?: 'auto' | EngineName;
  /** WASM threads; more than one needs cross-origin isolation. */
  readonly threads?: number;
}

/** An annotator that reads in a worker. Nothing is fetched before its first call. */
export function createAnnotator(options: CreateOptions = {}): BioGlossAnnotator {
  const base = folder(options.base ?? new URL(/* @vite-ignore */ '.', import.meta.url));
  const threads = isOwn(base) ? options.threads : 1;
  const client = createClient({
    packUrl: folder(options.pack ?? new URL('models/biogloss-mini/', base)),
    engine: options.engine ?? 'auto',
    spawn: spawnFrom(base),
    ...(threads !== undefined && { threads }),
  });
  const sources = sourcesOf(options.linking, (lexicon) =>
    folder(lexicon ?? new URL('lexicons/biogloss/', base)),
  );
  return {
    async annotate(text, { signal, onProgress, guideline } = {}) {
      const given = signal && { signal };
      unwrap(await client.open({ signal, onProgress }));
      const input = { text, ...(guideline !== undefined && { guideline }) };
      const result = await client.annotate(input, {
        ...given,
        onReading: ({ read }) => onProgress?.({ phase: 'read', done: read.pieces, total: read.of }),
      });
      return withConcepts(unwrap(result), text, sources, (input) => client.link(input, given));
    },
    async ask(text, question, { signal, onProgress, limit = DEFAULT_LIMIT } = {}) {
      unwrap(await client.open({ signal, onProgress }));
      const options = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
      return unwrap(await client.answer({ text, question, limit }, options));
    },
    dispose: () => client.close(),
  };
}

function folder(url: string | URL): string {
  const { href } = new URL(url, document.baseURI);
  return href.endsWith('/') ? href : `${href}/`;
}
