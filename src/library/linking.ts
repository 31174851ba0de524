import type { Failure } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import type {
  Annotations,
  LinkInput,
  LinkSources,
  Links,
  VocabularyFile,
} from '../engine/annotator/protocol.ts';
import { unwrap } from './unwrap.ts';

/** What mentions are linked with. */
export interface Linking {
  /** Folder of `lexicon.json`; by default the one beside the model pack's. Read once, with the first text. */
  readonly lexicon?: string | URL;
  /** Vocabularies of your own, which win over the lexicon. */
  readonly vocabularies?: readonly VocabularyFile[];
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

/** The option as a link call takes it; `undefined` when nothing is to be linked. */
export function sourcesOf(
  linking: boolean | Linking | undefined,
  folderOf: (lexicon: string | URL | undefined) => string,
): LinkSources | undefined {
  if (!linking) return undefined;
  const { lexicon, vocabularies } = linking === true ? {} : linking;
  return { lexiconUrl: folderOf(lexicon), ...(vocabularies && { vocabularies }) };
}

/** Adds the concepts to a reading. */
export async function withConcepts(
  found: Annotations,
  text: string,
  sources: LinkSources | undefined,
  link: (input: LinkInput) => Promise<Result<Pick<Links, 'concepts'>, Failure>>,
): Promise<LinkedAnnotations> {
  if (!sources) return found;
  const linked = await link({ text, mentions: found.mentions, sources });
  if (linked.ok) return { ...found, concepts: linked.value.concepts };
  // Who cancels wants nothing any more; what else goes wrong leaves the reading whole.
  if (linked.error.code === 'cancelled') return unwrap(linked);
  return { ...found, linkFailure: linked.error };
}
