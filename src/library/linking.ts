import type { Failure } from '../core/errors.ts';
import type {
  Annotations,
  LinkSources,
  Links,
  VocabularyFile,
} from '../engine/contract/protocol.ts';

/** What mentions are linked with. */
export interface Linking {
  /** Folder of `lexicon.json`; by default the one beside the model pack's. Read once, with the first text. */
  readonly lexicon?: string | URL;
  /** Vocabularies of your own, which win over the lexicon. */
  readonly vocabularies?: readonly VocabularyFile[];
}

export interface DictionaryOption {
  /**
   * Names that are read beside the model: the folder of `gazetteer.json`, or `false` for the model alone; by default the one beside
   * the model pack's. Read once, with the first text.
   */
  readonly dictionary?: string | URL | false;
}

export interface LinkingOption {
  /** Link mentions to concepts; `true`: with the lexicon that comes with BioGloss. */
  readonly linking?: boolean | Linking;
}

/** What was read, with the concepts where they were asked for. */
export interface LinkedAnnotations extends Annotations {
  /** By mention id, best first; an empty list is 'no match'. Absent when no linking was asked for, or it failed. */
  readonly concepts?: Links['concepts'];
  /** Why there are no concepts; the rest of the reading is whole. */
  readonly linkFailure?: Failure;
}

/** The option as an annotate call takes it; nothing where the model is to read alone. */
export const gazetteerOf = (
  dictionary: DictionaryOption['dictionary'],
  folderOf: (dictionary: string | URL | undefined) => string,
): { readonly gazetteerUrl?: string } =>
  dictionary === false ? {} : { gazetteerUrl: folderOf(dictionary) };

/** The option as a link call takes it; `undefined` when nothing is to be linked. */
export function sourcesOf(
  linking: boolean | Linking | undefined,
  folderOf: (lexicon: string | URL | undefined) => string,
): LinkSources | undefined {
  if (!linking) return undefined;
  const { lexicon, vocabularies } = linking === true ? {} : linking;
  return { lexiconUrl: folderOf(lexicon), ...(vocabularies && { vocabularies }) };
}
