import type { Failure } from '../../core/errors.ts';
import { findingOf, type GivenFile } from '../../formats/detect.ts';
import { maySayMore } from '../../formats/html/paste.ts';
import type { OpenedFiles, OpeningProgress } from '../../formats/open-files.ts';
import { openInWorker } from '../../runtime/documents/open-in-worker.ts';
import type { DocumentFiles } from '../../runtime/workspace/document-files.ts';
import type { AppEvent } from './events.ts';
import { checkText } from './input.ts';
import type { Origin, PlainText, State } from './model.ts';
import { originOf, sorted } from './origin.ts';
import type { Store } from './store.ts';
import { keyOfOpened } from './workspace/opened-key.ts';
import {
  type NamedFailure,
  type ReadableFile,
  type ReadFiles,
  readFiles,
  warningOf,
} from './workspace/read-files.ts';

export type AppStore = Store<State, AppEvent>;

/** Actions for views that need an id or a check of their input. All others are dispatched as events. */
export interface Actions {
  /**
   * Opens a text: as it is, or its documents when it is in a format (`state.origin`). Otherwise refuses it
   * (`state.refused`) and changes nothing. A later call cancels the running one.
   *
   * @param html the clipboard's HTML; used instead of the text where citation numbers in the text stick to words
   * @returns true when the text was accepted
   */
  readonly giveText: (text: string, title?: string, html?: string) => Promise<boolean>;
  /** Opens the dialog of vocabularies with files that were dropped on the page. */
  readonly giveVocabularies: (files: readonly File[]) => void;
  /**
   * Opens files. Several documents become a collection; the title is the file's name without its extension. An
   * unreadable file is reported in `state.origin`, and the others are opened.
   *
   * @returns true when something was opened
   */
  readonly giveFiles: (files: readonly ReadableFile[]) => Promise<boolean>;
  /** Opens a text that was taken with its tags (`state.origin`) without them. */
  readonly takeWithoutTags: () => Promise<void>;
  /** Opens the input as plain text although it was recognised as a format (`state.origin`). */
  readonly takeAsText: () => void;
  readonly cancelOpening: () => void;
  /** Applies the content of the text area of 'Edit text'. Line ends of the text are kept. */
  readonly editText: (value: string) => boolean;
  /** Asks a question. False when it is blank. */
  readonly ask: (question: string) => boolean;
  /** Removes all texts from the page, and cancels their opening. */
  readonly forgetEverything: () => void;
}

export type OpenFiles = (
  files: readonly GivenFile[],
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: OpeningProgress) => void;
  },
) => Promise<OpenedFiles>;

interface Opening {
  readonly id: string;
  /** Name of the file, or the number of files. */
  readonly name: string;
  readonly controller: AbortController;
}

export function createActions(
  { dispatch, getState }: AppStore,
  newId: () => string,
  open: OpenFiles = openInWorker,
  shelf?: Pick<DocumentFiles, 'put' | 'forget'>,
): Actions {
  /** The current opening; `state.opening` has its id. */
  let opening: Opening | undefined;

  const refuse = (failure: Failure): false => {
    dispatch({ type: 'input-refused', failure });
    return false;
  };
  function cancelOpening(): void {
    if (!opening) return;
    opening.controller.abort();
    dispatch({ type: 'opening-ended', id: opening.id });
    opening = undefined;
  }
  function startOpening(name: string): Opening {
    cancelOpening();
    opening = { id: newId(), name, controller: new AbortController() };
    dispatch({ type: 'opening-started', id: opening.id, name });
    return opening;
  }
  const isCurrent = ({ id }: Opening): boolean => getState().opening?.id === id;
  const end = ({ id }: Opening) => dispatch({ type: 'opening-ended', id });

  function take(plain: PlainText, origin = originOf(plain)): boolean {
    const { text, title, name } = plain;
    cancelOpening();
    const checked = checkText(text, name);
    if (!checked.ok) return refuse(checked.error);
    dispatch({ type: 'text-given', id: newId(), text, title, ...(origin && { origin }) });
    return true;
  }
  /** `plain` is opened when the files contain no document. */
  async function openAndTake(
    mine: Opening,
    { files, failures }: ReadFiles,
    plain: PlainText | undefined,
  ): Promise<boolean> {
    const { id, name, controller } = mine;
    const opened = await open(files, {
      signal: controller.signal,
      onProgress: (progress) => dispatch({ type: 'opening-advanced', id, progress }),
    }).catch(() => undefined);
    if (!isCurrent(mine)) return false;
    end(mine);
    if (opened) return takeOpened(name, opened, { files, failures }, plain);
    // When the reader cannot be loaded (no network), a text is opened as it is.
    return plain ? take(plain) : refuse({ code: 'file-unread', name, why: 'no-reader' });
  }
  function takeOpened(
    name: string,
    { documents, formats, warnings, unread, pdfs }: OpenedFiles,
    { files, failures }: ReadFiles,
    plain: PlainText | undefined,
  ): boolean {
    const { right, wrong } = sorted(documents);
    const untaken = [
      ...failures,
      ...unread.map(
        (one): NamedFailure =>
          one.why === 'unknown'
            ? { code: 'file-unknown', name: one.name, reason: one.reason }
            : { code: 'file-unread', ...one },
      ),
    ];
    const origin: Origin = {
      formats,
      documents: right.length,
      warnings: [...untaken.map(warningOf), ...wrong, ...warnings],
      plain: plain ? { status: 'possible', ...plain } : { status: 'impossible' },
    };
    const [trouble] = untaken;
    const [refused] = documents;
    if (right.length > 0) {
      const id = newId();
      for (const { document, file } of pdfs) {
        const opened = documents[document];
        const index = opened ? right.indexOf(opened) : -1;
        const content = files[file]?.content;
        if (index < 0 || !(content instanceof Uint8Array)) continue;
        // Requests for the file wait for this write.
        void shelf?.put(keyOfOpened(id, index), new Blob([content as BlobPart]));
      }
      dispatch({ type: 'documents-opened', id, name, documents: right, origin });
      return true;
    }
    if (trouble) return refuse(trouble);
    if (plain) {
      const isTold = formats.length > 0 || origin.warnings.length > 0;
      return take(plain, isTold ? { ...origin, plain: { status: 'taken' } } : undefined);
    }
    const of = files.length === 1 && files[0]?.name !== '' ? { name } : {};
    return refused
      ? take({ text: refused.text, title: '', ...of })
      : refuse({ code: 'text-empty' });
  }
  return {
    async giveText(text, title = '', html = '') {
      const plain = { text, title };
      const file = { name: '', content: text };
      const finding = findingOf(file);
      // A pasted text is meant literally; of an HTML file, the prose is meant.
      const isMarkup = finding.kind === 'format' && finding.format === 'html';
      if (finding.kind === 'prose' && maySayMore(html, text)) {
        const pasted = { name: '', content: html, plain: text };
        const mine = startOpening('what was pasted');
        return openAndTake(mine, { files: [pasted], failures: [] }, plain);
      }
      if (finding.kind === 'prose' || isMarkup) return take(plain);
      if (finding.kind === 'unknown') {
        const warnings = [{ place: 'What was pasted', reason: finding.reason }];
        return take(plain, { formats: [], documents: 1, warnings, plain: { status: 'taken' } });
      }
      const mine = startOpening('what was pasted');
      return openAndTake(mine, { files: [file], failures: [] }, plain);
    },
    async giveFiles(given) {
      const [first] = given;
      if (!first) return false;
      // Starts before anything is read: of two drops, the later one counts.
      const mine = startOpening(given.length === 1 ? first.name : `${given.length} files`);
      const read = await readFiles(given);
      if (!isCurrent(mine)) return false;
      const [file] = read.files;
      const [failure] = read.failures;
      if (!file) {
        end(mine);
        return failure ? refuse(failure) : false;
      }
      const title = first.name.replace(/\.[^.]*$/u, '');
      const isText = given.length === 1 && typeof file.content === 'string';
      const plain = isText ? { text: String(file.content), title, name: first.name } : undefined;
      return plain && findingOf(file).kind === 'prose'
        ? take(plain)
        : openAndTake(mine, read, plain);
    },
    giveVocabularies: (dropped) =>
      dispatch({ type: 'dialog-opened', dialog: { kind: 'vocabularies', dropped } }),
    takeAsText() {
      const plain = getState().origin?.plain;
      if (plain?.status === 'possible') take(plain);
    },
    async takeWithoutTags() {
      const plain = getState().origin?.plain;
      if (plain?.status !== 'tagged') return;
      const { text, title, name = '' } = plain;
      const file = { name, content: text, isTagged: true as const };
      const mine = startOpening(name || 'the text');
      await openAndTake(mine, { files: [file], failures: [] }, { text, title });
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
    forgetEverything() {
      cancelOpening();
      shelf?.forget();
      dispatch({ type: 'everything-forgotten' });
    },
  };
}
