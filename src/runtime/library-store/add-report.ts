import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { Warning } from '../../formats/exchange/model.ts';

/** What came of adding documents. */
export interface AddReport {
  /** Documents that are new, and the key of the first of them. */
  readonly added: number;
  readonly first?: DocumentKey;
  /** Records of documents that were there already, those that changed one among them. */
  readonly known: number;
  readonly updated: number;
  /** How many of all these records have no text. */
  readonly empty: number;
  /** Files that were taken in, passed over (of the system), and PDF files, which are for the page to open. */
  readonly files: number;
  readonly passedOver: number;
  readonly pdfs: readonly number[];
  /** What was left out or needs a look: the first of them, and how many there are. */
  readonly problems: readonly Warning[];
  readonly problemCount: number;
  /** Records of a document that came in another file: the first of them, and how many there are. */
  readonly same: readonly Warning[];
  readonly sameCount: number;
  /** PubMed identifiers that were withdrawn, of documents that are here. */
  readonly withdrawn: readonly string[];
  /** Adding ended before all was read. What was added until then is kept. */
  readonly ended?: 'cancelled' | 'storage';
}

/** How far adding has come. */
export interface AddProgress {
  /** Bytes of all files. */
  readonly done: number;
  readonly of: number;
  readonly added: number;
  readonly known: number;
  readonly name: string;
}

/** Problems that are shown. */
const SHOWN = 200;

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
    /** A document that was written is none of the new ones: it was joined with another. */
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
