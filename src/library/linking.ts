import type { Failure } from '../core/errors.ts';
import type {
  Annotations,
  LinkSources,
  Links,
  VocabularyFile,
} from '../engine/contract/protocol.ts';

/** The sources for linking mentions. */
export interface Linking {
  /** Folder of `lexicon.json`; by default the one beside the model pack. Read once, with the first text. */
  readonly lexicon?: string | URL;
  /** Your own vocabularies, which take precedence over the lexicon. */
  readonly vocabularies?: readonly VocabularyFile[];
}

export interface DictionaryOption {
  /**
   * The dictionary, whose names are found in addition to the model's: the folder of `gazetteer.json`, or `false` for
   * none; by default the one beside the model pack. Read once, with the first text.
   */
  readonly dictionary?: string | URL | false;
}

export interface LinkingOption {
  /** Links mentions to concepts; `true` uses the lexicon that comes with BioGloss. */
  readonly linking?: boolean | Linking;
}

/** The annotations, with concepts when linking was requested. */
export interface LinkedAnnotations extends Annotations {
  /**
   * Concepts by mention id, best first; an empty list means no match. Absent when linking was not requested or failed.
   */
  readonly concepts?: Links['concepts'];
  /** Why there are no concepts; the rest of the result is complete. */
  readonly linkFailure?: Failure;
}

/** The option in the form of an annotate call; empty without a dictionary. */
export const gazetteerOf = (
  dictionary: DictionaryOption['dictionary'],
  folderOf: (dictionary: string | URL | undefined) => string,
): { readonly gazetteerUrl?: string } =>
  dictionary === false ? {} : { gazetteerUrl: folderOf(dictionary) };

/** The option in the form of a link call; `undefined` without linking. */
export function sourcesOf(
  linking: boolean | Linking | undefined,
  folderOf: (lexicon: string | URL | undefined) => string,
): LinkSources | undefined {
  if (!linking) return undefined;
  const { lexicon, vocabularies } = linking === true ? {} : linking;
  return { lexiconUrl: folderOf(lexicon), ...(vocabularies && { vocabularies }) };
}
