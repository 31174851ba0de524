import type { Failure } from '../../../core/errors.ts';
import type { VocabularyWarning } from '../../../core/link/own-concept.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Annotator } from '../../../engine/contract/annotator.ts';
import type { StorageFailure } from '../../../runtime/storage/storage-failure.ts';
import type {
  KeptVocabulary,
  VocabularyShelf,
} from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import type { VocabularyUse } from '../../parts/Dialogs/VocabularyRow.tsx';
import type { AppStore } from '../actions.ts';

/** In bytes: enough for a list made for a purpose, or a large ontology. */
export const MAX_VOCABULARY_BYTES = 30_000_000;

export interface Vocabularies {
  /** Loads the stored vocabularies, for which linking waits, and then follows the changes of other tabs. */
  readonly load: () => Promise<void>;
  /** Adds a file in OBO, TSV or JSON. Its names take precedence over the lexicon's. */
  readonly add: (file: File) => Promise<Result<AddedVocabulary, Failure | VocabularyTooLong>>;
  readonly remove: (id: string) => Promise<void>;
  /** Changes the use of a vocabulary; the text is read and linked again when needed. */
  readonly change: (id: string, use: VocabularyUse) => Promise<void>;
}

export interface AddedVocabulary {
  readonly vocabulary: KeptVocabulary;
  /** The first warnings: lines that were skipped or need a look. */
  readonly warnings: readonly VocabularyWarning[];
}

export interface VocabularyTooLong {
  readonly code: 'vocabulary-too-long';
  readonly bytes: number;
  readonly limit: number;
}

export interface VocabulariesOptions {
  readonly shelf: VocabularyShelf;
  readonly readVocabulary: Annotator['readVocabulary'];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The user's own vocabularies: checked in the worker and stored on this device. */
export function createVocabularies(
  store: AppStore,
  { shelf, readVocabulary, now }: VocabulariesOptions,
): Vocabularies {
  const inUse = () => store.getState().vocabularies ?? [];
  const use = (vocabularies: readonly KeptVocabulary[]) =>
    store.dispatch({ type: 'vocabularies-changed', vocabularies });
  // A vocabulary that cannot be stored is used while the page is open.
  const tell = (kept: Result<unknown, StorageFailure>) => {
    if (!kept.ok) store.dispatch({ type: 'keeping-failed', failure: kept.error });
  };

  /** Ids of vocabularies that could not be stored. */
  const unkept = new Set<string>();
  const put = async (vocabulary: KeptVocabulary) => {
    const kept = await shelf.put(vocabulary);
    if (kept.ok) unkept.delete(vocabulary.id);
    else unkept.add(vocabulary.id);
    tell(kept);
  };
  /** Adopts what another tab has added, changed or removed. */
  const follow = async () => {
    const kept = await shelf.list();
    if (!kept.ok) return;
    const ours = inUse().filter(({ id }) => unkept.has(id));
    use([...ours, ...kept.value.filter(({ id }) => !unkept.has(id))]);
  };

  return {
    async load() {
      shelf.onChange(() => void follow());
      const kept = await shelf.list();
      tell(kept);
      use(kept.ok ? kept.value : []);
    },
    async add(file) {
      const { name, size: bytes } = file;
      if (bytes > MAX_VOCABULARY_BYTES) {
        return fail({ code: 'vocabulary-too-long', bytes, limit: MAX_VOCABULARY_BYTES });
      }
      // Stores a copy of the bytes, because the file may be changed or moved later, or during reading.
      const copy = await copyOf(file);
      if (!copy) return fail({ code: 'file-unread', name, why: 'unreadable' });
      const read = await readVocabulary(copy);
      if (!read.ok) return read;
      const { id, concepts, untyped, skipped, warnings } = read.value;
      const { type, isLinkedOnly } = inUse().find((one) => one.id === id) ?? {};
      const vocabulary = {
        ...{ id, name, file: copy, concepts, untyped, skipped, added: now() },
        ...(type !== undefined && { type }),
        ...(isLinkedOnly && { isLinkedOnly }),
      };
      await put(vocabulary);
      use([vocabulary, ...inUse().filter((one) => one.id !== id)]);
      return ok({ vocabulary, warnings });
    },
    async change(id, { type, isLinkedOnly }) {
      const before = inUse().find((one) => one.id === id);
      if (!before) return;
      const { type: _, isLinkedOnly: __, ...rest } = before;
      const changed: KeptVocabulary = {
        ...rest,
        ...(type !== undefined && { type }),
        ...(isLinkedOnly && { isLinkedOnly }),
      };
      const kept = put(changed);
      // The change is visible at once, and further changes build on it, however long the storage takes.
      use(inUse().map((one) => (one.id === id ? changed : one)));
      await kept;
    },
    async remove(id) {
      const removed = shelf.remove(id);
      unkept.delete(id);
      use(inUse().filter((one) => one.id !== id));
      tell(await removed);
    },
  };
}

/** Undefined when the file cannot be read: a folder, or a file that was moved. */
async function copyOf(file: File): Promise<Blob | undefined> {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch {
    return undefined;
  }
}
