import type { FailureMessage } from '../../core/catalogue/failure.ts';
import type { Warning } from '../../formats/exchange/model.ts';
import type { AddProgress, AddReport } from '../../runtime/library-store/add-report.ts';
import type { LibraryClient } from '../../runtime/library-store/library-client.ts';
import type { AnswerOf } from '../../runtime/library-store/library-protocol.ts';
import type { SourceFile } from '../../runtime/library-store/read-source.ts';
import { joinedIfAny, joinedReports, problemReport } from './joined-reports.ts';
import { libraryFailure } from './library-failure.ts';
import type { OpenPdf } from './open-pdf.ts';

/** Progress of adding, and the number of waiting items. */
export interface Adding extends AddProgress {
  /** Files and pasted texts that wait. */
  readonly waiting: number;
  /** False while the file of a whole library is restored, which cannot be cancelled. */
  readonly canCancel: boolean;
}

/** Changes that adding reports to the page. */
export interface AddingNews {
  readonly adding?: Adding | undefined;
  readonly report?: AddReport | undefined;
  readonly problem?: FailureMessage;
}

export interface AddingOptions {
  readonly client: Pick<LibraryClient, 'call'>;
  readonly openPdf: OpenPdf;
  /** Opens the library unless it is open. */
  readonly open: () => Promise<void>;
  readonly tell: (news: AddingNews) => void;
  /** Runs a call and reports its exception; resolves with `undefined` in that case. */
  readonly attempt: <T>(run: () => Promise<T>) => Promise<T | undefined>;
}

export interface AddingQueue {
  /**
   * Adds files after all files given before.
   *
   * @param problems unreadable items, for the report
   * @returns a promise that resolves when these files are added, or adding has ended
   */
  readonly add: (files: readonly SourceFile[], problems?: readonly Warning[]) => Promise<void>;
  /** Cancels the current batch; waiting batches follow. */
  readonly cancel: () => void;
}

interface Batch {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Warning[];
  readonly done: () => void;
}

/** Name of the file of a whole library. */
export const LIBRARY_FILE = /\.biogloss\.gz$/iu;

/**
 * The queue in which files and pasted texts are added to the library, batch by batch. Items given meanwhile wait and
 * are never dropped. The batches of one run have one report.
 */
export function createAdding({ client, openPdf, open, tell, attempt }: AddingOptions): AddingQueue {
  const waiting: Batch[] = [];
  let isRunning = false;
  let controller: AbortController | undefined;
  let shown: Omit<Adding, 'waiting'> | undefined;

  const show = (progress: AddProgress, canCancel = true) => {
    shown = { ...progress, canCancel };
    tellShown();
  };
  const tellShown = () => {
    const left = waiting.reduce((sum, { files }) => sum + files.length, 0);
    if (shown) tell({ adding: { ...shown, waiting: left } });
  };

  async function runAll(): Promise<void> {
    let report: AddReport | undefined;
    tell({ report: undefined });
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const given = batch;
      const now = await attempt(() => addBatch(given));
      report = joinedIfAny(report, now);
      if (report) tell({ report });
      batch.done();
    }
  }

  /** Restores the file of a whole library separately, before the other files of its batch. */
  async function addBatch({ files, problems }: Batch): Promise<AddReport | undefined> {
    controller = new AbortController();
    const { signal } = controller;
    show(beginning(files[0]?.name ?? ''));
    await open();
    let report = problems.length > 0 ? problemReport(problems) : undefined;
    const take = (more: AddReport | undefined) => {
      report = joinedIfAny(report, more);
    };
    for (const file of files.filter(isWhole)) take(await restore(file));
    const others = files.filter((file) => !isWhole(file));
    if (signal.aborted) take({ ...problemReport([]), ended: 'cancelled' });
    else if (others.length > 0) take(await addFiles(others, signal));
    return report;
  }

  async function restore({ blob, name }: SourceFile): Promise<AddReport | undefined> {
    show(beginning(name), false);
    const onProgress = (progress: AddProgress) => show(progress, false);
    return reportOf(await attempt(() => client.call('restore', { file: blob }, { onProgress })));
  }

  async function addFiles(
    files: readonly SourceFile[],
    signal: AbortSignal,
  ): Promise<AddReport | undefined> {
    show(beginning(files[0]?.name ?? ''));
    const options = { signal, onProgress: (progress: AddProgress) => show(progress) };
    const report = reportOf(await attempt(() => client.call('add', { files }, options)));
    const pdfs = report?.pdfs.flatMap((index) => files[index] ?? []) ?? [];
    return report && report.ended === undefined ? addPdfs(pdfs, report, signal) : report;
  }

  /** PDF files are opened by the page's own document worker; each is added as soon as it is open. */
  async function addPdfs(
    pdfs: readonly SourceFile[],
    before: AddReport,
    signal: AbortSignal,
  ): Promise<AddReport> {
    const of = pdfs.reduce((sum, { blob }) => sum + blob.size, 0);
    let report = before;
    let done = 0;
    for (const [index, pdf] of pdfs.entries()) {
      const { added, known } = report;
      show({ ...{ done, of, added, known }, name: pdf.name });
      const opened = await openPdf(pdf, signal);
      if (signal.aborted) return { ...report, ended: 'cancelled' };
      done += pdf.blob.size;
      if ('problem' in opened) {
        report = joinedReports(report, problemReport([opened.problem]));
        continue;
      }
      const request = { files: [], documents: opened.documents };
      const answer = await attempt(() => client.call('add', request, { signal }));
      const more = reportOf(answer);
      if (more) report = joinedReports(report, more);
      if (!answer?.ok) {
        const left = pdfs.slice(index).map(({ name }) => ({ place: name, reason: NOT_ADDED }));
        return { ...joinedReports(report, problemReport(left)), ended: 'storage' };
      }
      report = { ...report, files: report.files + 1 };
    }
    return report;
  }

  function reportOf(answer: AnswerOf<'add'> | undefined): AddReport | undefined {
    if (answer && !answer.ok) {
      const again = 'Then add the rest once more.';
      tell({ problem: libraryFailure(answer.error.failure, 'What was added is kept.', again) });
    }
    return answer && (answer.ok ? answer.value : answer.error.report);
  }

  return {
    add(files, problems = []) {
      if (files.length + problems.length === 0) return Promise.resolve();
      const ended = new Promise<void>((done) => waiting.push({ files, problems, done }));
      if (isRunning) tellShown();
      else {
        isRunning = true;
        void runAll().finally(() => {
          isRunning = false;
          shown = undefined;
          tell({ adding: undefined });
        });
      }
      return ended;
    },
    cancel: () => controller?.abort(),
  };
}

const isWhole = ({ name }: SourceFile): boolean => LIBRARY_FILE.test(name);

const beginning = (name: string): AddProgress => ({ done: 0, of: 1, added: 0, known: 0, name });

const NOT_ADDED = 'was not added, because adding ended before; give it once more';
