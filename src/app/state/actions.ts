import type { TextDocument } from '../../core/document/model.ts';
import type { Failure } from '../../core/errors.ts';
import { findingOf, type GivenFile } from '../../formats/detect.ts';
import { maySayMore } from '../../formats/html/paste.ts';
import type { OpenedFiles, OpeningProgress } from '../../formats/open-files.ts';
import { openInWorker } from '../../runtime/documents/open-in-worker.ts';
import type { DocumentFiles } from '../../runtime/workspace/document-files.ts';
import type { AppEvent } from './events.ts';
import { checkText } from './input.ts';
import type { Origin, PlainText, State } from './model.ts';
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

/** What views call where an event needs an id or its input a check; all else they dispatch. */
export interface Actions {
  /**
   * Takes a text as given, or what is in it where it is in a format (`state.origin`); or refuses it (`state.refused`) and
   * leaves everything as it was. What is given later ends an opening under way.
   *
   * @param html that the clipboard has beside the text: taken in its place where numbers of citations stick to words in the text
   * @returns whether it was taken
   */
  readonly giveText: (text: string, title?: string, html?: string) => Promise<boolean>;
  /** Vocabularies were dropped where texts are: opens the dialog that takes them. */
  readonly giveVocabularies: (files: readonly File[]) => void;
  /**
   * Takes files; the name without its ending becomes the title. Several documents are a collection. A file that cannot
   * be read is named in `state.origin` and keeps no other from being opened.
   *
   * @returns whether anything was taken
   */
  readonly giveFiles: (files: readonly ReadableFile[]) => Promise<boolean>;
  /** Takes what was recognised as a format (`state.origin`) as the text it is. */
  readonly takeAsText: () => void;
  readonly cancelOpening: () => void;
  /** Takes over what the text area holds after 'Edit text'; the text's own line ends are kept. */
  readonly editText: (value: string) => boolean;
  /** White space alone is not asked. */
  readonly ask: (question: string) => boolean;
  /** Leaves no text on the page, nor one on its way. */
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
  /** Name of the file, or, of several files, how many there are. */
  readonly name: string;
  readonly controller: AbortController;
}

export function createActions(
  { dispatch, getState }: AppStore,
  newId: () => string,
  open: OpenFiles = openInWorker,
  shelf?: Pick<DocumentFiles, 'put' | 'forget'>,
): Actions {
  /** The state says which opening is current (`state.opening`). */
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

  function take({ text, title }: PlainText, origin?: Origin): boolean {
    cancelOpening();
    const checked = checkText(text);
    if (!checked.ok) return refuse(checked.error);
    dispatch({ type: 'text-given', id: newId(), text, title, ...(origin && { origin }) });
    return true;
  }
  /** `plain`: what is taken where there is no document in the files. */
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
    // Without the reader (the network went away) a text is taken as it stands.
    return plain ? take(plain) : refuse({ code: 'file-unread', name, why: 'no-reader' });
  }
  function takeOpened(
    name: string,
    { documents, formats, warnings, unread, pdfs }: OpenedFiles,
    { files, failures }: ReadFiles,
    plain: PlainText | undefined,
  ): boolean {
    const isRight = ({ text }: TextDocument) => checkText(text).ok;
    const right = documents.filter(isRight);
    const wrong = documents
      .filter((document) => !isRight(document))
      .map(({ id }) => ({ place: id, reason: 'is empty or too long: left out' }));
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
        // Asked for only after this: it is found even while it is being written.
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
    return refused ? take({ text: refused.text, title: '' }) : refuse({ code: 'text-empty' });
  }
  return {
    async giveText(text, title = '', html = '') {
      const plain = { text, title };
      const file = { name: '', content: text };
      const finding = findingOf(file);
      // A paste is a text to the letter; of a file in HTML the prose is meant.
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
      // Before anything is read: of two drops the later one wins, whichever is read sooner.
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
      const plain = isText ? { text: String(file.content), title } : undefined;
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
