import type { EngineName } from '../core/errors.ts';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, PACKAGED_PACK } from '../core/pack/embedded.ts';
import { createAnnotator as createClient } from '../runtime/annotator/annotator.ts';
import { isOwn, spawnFrom } from '../runtime/annotator/spawn-from.ts';
import type { BioGlossAnnotator } from './annotator.ts';
import { fromAnnotator } from './from-annotator.ts';
import { type DictionaryOption, gazetteerOf, type LinkingOption, sourcesOf } from './linking.ts';

export interface CreateOptions extends LinkingOption, DictionaryOption {
  /**
   * Folder of the workers and the engine, a copy of `dist/widget/`. The default is the folder of this module, which is
   * right unless a bundler has moved it.
   */
  readonly base?: string | URL;
  /** Folder of the model pack; by default `models/biogloss-mini/` in `base`. */
  readonly pack?: string | URL;
  /** `auto` (the default) uses WebGPU when it works, otherwise WASM. */
  readonly engine?: 'auto' | EngineName;
  /** WASM threads; more than one needs cross-origin isolation. */
  readonly threads?: number;
}

/** Creates an annotator that reads in a worker. Nothing is fetched before its first call. */
export function createAnnotator(options: CreateOptions = {}): BioGlossAnnotator {
  const base = folder(options.base ?? new URL(/* @vite-ignore */ '.', import.meta.url));
  const threads = isOwn(base) ? options.threads : 1;
  const client = createClient({
    packUrl: folder(options.pack ?? new URL(PACKAGED_PACK, base)),
    engine: options.engine ?? 'auto',
    spawn: spawnFrom(base),
    ...(threads !== undefined && { threads }),
  });
  const sources = sourcesOf(options.linking, (lexicon) =>
    folder(lexicon ?? new URL(EMBEDDED_LEXICON, base)),
  );
  const names = gazetteerOf(options.dictionary, (dictionary) =>
    folder(dictionary ?? new URL(EMBEDDED_GAZETTEER, base)),
  );
  return fromAnnotator(client, sources, names);
}

function folder(url: string | URL): string {
  const { href } = new URL(url, document.baseURI);
  return href.endsWith('/') ? href : `${href}/`;
}
