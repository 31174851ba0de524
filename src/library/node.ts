import { fileURLToPath } from 'node:url';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, PACKAGED_PACK } from '../core/pack/embedded.ts';
import { createNodeAnnotator } from '../node/annotator.ts';
import type { BioGlossAnnotator } from './annotator.ts';
import { fromAnnotator } from './from-annotator.ts';
import { type DictionaryOption, gazetteerOf, type LinkingOption, sourcesOf } from './linking.ts';

export interface CreateOptions extends LinkingOption, DictionaryOption {
  /** Folder of the model pack, as a path or a file URL; by default the one beside this module. */
  readonly pack?: string | URL;
  /**
   * Number of WASM threads; by default one for each core, at most four. More than one keeps the process alive, so end
   * it with `process.exit`.
   */
  readonly threads?: number;
}

/**
 * Creates an annotator under Node that reads in the calling thread, with the WASM engine. Nothing is loaded before its
 * first call.
 */
export function createAnnotator(options: CreateOptions = {}): BioGlossAnnotator {
  const annotator = createNodeAnnotator({
    pack: pathOf(options.pack, PACKAGED_PACK),
    threads: options.threads,
  });
  return fromAnnotator(
    annotator,
    sourcesOf(options.linking, (lexicon) => pathOf(lexicon, EMBEDDED_LEXICON)),
    gazetteerOf(options.dictionary, (dictionary) => pathOf(dictionary, EMBEDDED_GAZETTEER)),
  );
}

/** The given folder, or the one beside this module. */
function pathOf(given: string | URL | undefined, beside: string): string {
  const folder = given ?? new URL(/* @vite-ignore */ beside, import.meta.url);
  return folder instanceof URL ? fileURLToPath(folder) : folder;
}
