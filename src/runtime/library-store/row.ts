import type { Comparable } from '../../core/bibliography/duplicates.ts';
import type { Facts } from '../../core/bibliography/facts.ts';
import type { Digest } from '../../core/digest/digest.ts';
import { countsConcept, countsRelation } from '../../core/search/concepts.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { ListedDocument } from '../workspace/workspace-store.ts';
import { type Marks, noMarks } from './records.ts';

/** A document in the list of the library. */
export interface LibraryRow extends Omit<Facts, 'title' | 'line'>, Omit<Marks, 'original'> {
  readonly key: DocumentKey;
  /** In the order in which documents came in; of equal ones, by key. */
  readonly place: number;
  /** The document's title, or its first line; empty: the document has neither. */
  readonly name: string;
  readonly isTitled: boolean;
  /** `failed`: reading it was tried, and `failure` says why it failed. */
  readonly status: Digest['status'] | 'failed';
  /** Those that are likely or were decided on; of relations those that the text does not deny. */
  readonly mentions: number;
  readonly entities: number;
  readonly relations: number;
  readonly decided: number;
  readonly decidable: number;
  /** UTF-16 code units. */
  readonly length: number;
  readonly model?: string;
  /** When it was changed last: milliseconds since 1970. */
  readonly changed: number;
}

/** All that the library knows of one document. */
export interface Known {
  readonly head: Pick<ListedDocument, 'key' | 'place' | 'revision' | 'changed' | 'title'>;
  /** What is known of the document; absent while it is being computed. */
  readonly digest?: Digest;
  readonly marks: Marks;
}

export function rowOf({ head, digest, marks = noMarks }: Known): LibraryRow {
  const { key, place, changed } = head;
  const { title = head.title, line = '', ...facts } = digest?.facts ?? {};
  const { original: _, ...shown } = marks;
  const name = title || line;
  const status = digest?.status ?? 'unread';
  const isFailed = marks.failure !== undefined && status !== 'read';
  return {
    ...facts,
    ...shown,
    ...{ key, place, changed, name, isTitled: title !== '' },
    status: isFailed ? 'failed' : status,
    mentions: digest?.mentions ?? 0,
    entities: digest?.concepts.filter((one) => countsConcept(one, LIKELY_ALONE)).length ?? 0,
    relations: digest?.relations.filter((one) => countsRelation(one, LIKELY_ALONE)).length ?? 0,
    decided: digest?.decided ?? 0,
    decidable: digest?.decidable ?? 0,
    length: digest?.length ?? 0,
    ...(digest?.model !== undefined && { model: digest.model }),
  };
}

const LIKELY_ALONE = { isUnsureToo: false } as const;

/** What of a document is compared to find others of the same publication. */
export function comparableOf(key: DocumentKey, { facts, textKey }: Digest): Comparable {
  const { title, pmid, doi, pmcid, related } = facts;
  return {
    ...{ key, title },
    ...(pmid && { pmid }),
    ...(doi && { doi }),
    ...(pmcid && { pmcid }),
    ...(textKey && { textKey }),
    ...(related && { related }),
  };
}
