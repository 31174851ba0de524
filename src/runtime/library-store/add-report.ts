import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { Warning } from '../../formats/exchange/model.ts';

/** The result of adding documents. */
export interface AddReport {
  /** Number of new documents, and the key of the first. */
  readonly added: number;
  readonly first?: DocumentKey;
  /** Number of records of known documents, including those that changed one. */
  readonly known: number;
  readonly updated: number;
  /** Number of all these records without a text. */
  readonly empty: number;
  /**
   * Number of files that were read and of system files that were skipped; indexes of PDF files, which the page must
   * open.
   */
  readonly files: number;
  readonly passedOver: number;
  readonly pdfs: readonly number[];
  /** The first problems (skipped records, or records that need a look), and the number of all. */
  readonly problems: readonly Warning[];
  readonly problemCount: number;
  /** The first records of a document that another file contained already, and the number of all. */
  readonly same: readonly Warning[];
  readonly sameCount: number;
  /** PubMed identifiers of withdrawn records whose documents are in the library. */
  readonly withdrawn: readonly string[];
  /** Why adding ended early. Everything added before is kept. */
  readonly ended?: 'cancelled' | 'storage';
}

/** Progress of adding. */
export interface AddProgress {
  /** Bytes of all files. */
  readonly done: number;
  readonly of: number;
  readonly added: number;
  readonly known: number;
  readonly name: string;
}

/** Number of problems to show. */
const SHOWN = 200;

export type AddCounter = ReturnType<typeof addCounter>;

/** Counts while documents are added. */
export function addCounter() {
  const count = { added: 0, known: 0, updated: 0, empty: 0, files: 0, passedOver: 0 };
  const problems: Warning[] = [];
  const same: Warning[] = [];
  let sameCount = 0;
  const pdfs: number[] = [];
  const withdrawn: string[] = [];
  let first: DocumentKey | undefined;
  let problemCount = 0;
  return {
    count,
    pdfs,
    withdrawn,
    tell(place: string, reason: string) {
      problemCount += 1;
      if (problems.length < SHOWN) problems.push({ place, reason });
    },
    same(place: string, reason: string) {
      sameCount += 1;
      if (same.length < SHOWN) same.push({ place, reason });
    },
    added(key: DocumentKey) {
      first ??= key;
      count.added += 1;
    },
    /** Takes back the count of a document that was joined with another after it was written. */
    notAdded(before: number, firstBefore: DocumentKey | undefined) {
      count.added = before;
      first = firstBefore;
    },
    report: (ended?: AddReport['ended']): AddReport => ({
      ...count,
      ...{ pdfs, problems, problemCount, same, sameCount, withdrawn },
      ...(first !== undefined && { first }),
      ...(ended && { ended }),
    }),
  };
}
