import { openInWorker } from '../../../workers/client/open-in-worker.ts';
import type { Failure } from '../../core/errors.ts';
import { ok, type Result } from '../../core/result.ts';
import { formatOf, type GivenFile } from '../../formats/detect.ts';
import type { OpenedFiles, OpeningProgress } from '../../formats/open-files.ts';
import type { AppEvent } from './events.ts';
import { checkText, decodeFile, isPdf } from './input.ts';
import type { Origin, State } from './model.ts';
import type { Store } from './store.ts';

export type AppStore = Store<State, AppEvent>;

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What views call where an event needs an id or its input a check; all else they dispatch. */
export interface Actions {
  /** Takes a text as given, or what is in it where it is in a format (`state.origin`); or refuses it (`state.refused`) and leaves everything as it was: then false. */
  readonly giveText: (text: string, title?: string) => boolean;
  /** A vocabulary was dropped where texts are: opens the dialog that takes it. */
  readonly giveVocabulary: (file: File) => void;
  /** Takes dropped files; the name without its ending becomes the title. All documents in them: `state.stack`. */
  readonly giveFiles: (files: readonly NamedBytes[]) => boolean;
  /** Takes what was recognised as a format as the text it is. */
  readonly takeAsText: () => void;
  readonly cancelOpening: () => void;
  /** Takes over what the text area holds after 'Edit text'; the text's own line ends are kept. */
  readonly editText: (value: string) => boolean;
  /** White space alone is not asked. */
  readonly ask: (question: string) => boolean;
}

export type OpenFiles = (
  files: readonly GivenFile[],
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: OpeningProgress) => void;
  },
) => Promise<OpenedFiles>;

interface Plain {
  readonly text: string;
  readonly title: string;
}

export function createActions(
  { dispatch }: AppStore,
  newId: () => string,
  open: OpenFiles = openInWorker,
): Actions {
  let opening: AbortController | undefined;
  /** Of what was opened last, where it is one text. */
  let plain: Plain | undefined;

  const refuse = (failure: Failure): false => {
    dispatch({ type: 'input-refused', failure });
    return false;
  };
  function cancelOpening(): void {
    if (!opening) return;
    opening.abort();
    opening = undefined;
    dispatch({ type: 'opening-ended' });
  }
  function take({ text, title }: Plain, origin?: Origin): boolean {
    const checked = checkText(text);
    if (!checked.ok) return refuse(checked.error);
    dispatch({ type: 'text-given', id: newId(), text, title, ...(origin && { origin }) });
    return true;
  }
  function give(files: readonly GivenFile[], title: string): boolean {
    cancelOpening();
    const [file] = files;
    const only = files.length === 1 ? file : undefined;
    plain = typeof only?.content === 'string' ? { text: only.content, title } : undefined;
    if (plain && only && formatOf(only) === undefined) return take(plain);
    void openAndTake(files);
    return true;
  }
  async function openAndTake(files: readonly GivenFile[]): Promise<void> {
    const mine = new AbortController();
    opening = mine;
    const name = nameOf(files);
    dispatch({ type: 'opening-started', name });
    const opened = await open(files, {
      signal: mine.signal,
      onProgress: (progress) => {
        if (opening === mine) dispatch({ type: 'opening-advanced', progress });
      },
    }).catch(() => undefined);
    if (opening !== mine) return;
    opening = undefined;
    dispatch({ type: 'opening-ended' });
    // Without the reader (the network went away) a text is taken as it stands.
    if (opened) takeOpened(name, opened);
    else if (plain) take(plain);
    else refuse({ code: 'file-unread', name, why: 'no-reader' });
  }
  function takeOpened(name: string, { documents, formats, warnings, unread }: OpenedFiles): void {
    const right = documents.filter(({ text }) => checkText(text).ok);
    const wrong = documents
      .filter((document) => !right.includes(document))
      .map(({ id }) => ({ place: id, reason: 'is empty or too long: left out' }));
    const untaken = unread.map((one) => ({ place: one.name, reason: TROUBLES[one.why] }));
    const origin: Origin = {
      formats,
      documents: right.length,
      warnings: [...untaken, ...wrong, ...warnings],
      plain: plain ? 'possible' : 'impossible',
    };
    const [trouble] = unread;
    const [refused] = documents;
    if (right.length > 0) dispatch({ type: 'documents-opened', name, documents: right, origin });
    else if (trouble) refuse({ code: 'file-unread', ...trouble });
    else if (plain) take(plain, { ...origin, plain: 'taken' });
    else if (refused) take({ text: refused.text, title: '' });
    else refuse({ code: 'text-empty' });
  }
  return {
    giveText: (text, title = '') => give([{ name: '', content: text }], title),
    giveFiles(files) {
      const given: GivenFile[] = [];
      for (const { name, bytes } of files) {
        const content = contentOf(name, bytes);
        if (!content.ok) return refuse(content.error);
        given.push({ name, content: content.value });
      }
      return given.length > 0 && give(given, (given[0]?.name ?? '').replace(/\.[^.]*$/u, ''));
    },
    giveVocabulary: (file) =>
      dispatch({ type: 'dialog-opened', dialog: { kind: 'vocabularies', dropped: file } }),
    takeAsText() {
      if (plain) take(plain);
    },
    cancelOpening,
    editText(value) {
      const checked = checkText(value);
      if (checked.ok) dispatch({ type: 'text-edited', value });
      else dispatch({ type: 'input-refused', failure: checked.error });
      return checked.ok;
    },
    ask(question) {
      const asked = question.trim();
      if (asked !== '') dispatch({ type: 'question-asked', question: asked });
      return asked !== '';
    },
  };
}

const TROUBLES = {
  locked: 'is locked with a password: left out',
  broken: 'is no PDF, or is damaged: left out',
  'without-text': 'holds pictures and no text: left out',
} as const;

const contentOf = (name: string, bytes: Uint8Array): Result<string | Uint8Array, Failure> =>
  isPdf(bytes) ? ok(bytes) : decodeFile(bytes, name);

/** Of one file its name, of several their number. */
function nameOf(files: readonly GivenFile[]): string {
  const [file] = files;
  if (files.length === 1) return file?.name || 'what was pasted';
  return `${files.length} files`;
}
