import type { Comparable } from '../../core/bibliography/duplicates.ts';
import type { Facts } from '../../core/bibliography/facts.ts';
import type { Digest } from '../../core/digest/digest.ts';
import type { Stamp, TextDocument } from '../../core/document/model.ts';
import { countsRelation, mentionsIn } from '../../core/search/concepts.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { ListedDocument } from '../workspace/workspace-store.ts';
import { type Marks, noMarks } from './records.ts';

/** A document in the list of the library. */
export interface LibraryRow
  extends Omit<Facts, 'title' | 'line'>,
    Omit<Marks, 'original' | 'recordTexts' | 'reviewed'> {
  readonly key: DocumentKey;
  /** Position in the order in which documents were added; equal ones are ordered by key. */
  readonly place: number;
  /** The document's title, or its first line; empty when it has neither. */
  readonly name: string;
  readonly isTitled: boolean;
  /** `failed`: annotating the document failed, and `failure` says why. */
  readonly status: Digest['status'] | 'failed';
  /** Counts of likely or decided annotations; relations that the text denies are left out. */
  readonly mentions: number;
  readonly entities: number;
  readonly relations: number;
  /** When and by whom the document was reviewed; absent when it was not. */
  readonly reviewed?: Stamp;
  readonly decided: number;
  readonly decidable: number;
  /** UTF-16 code units. */
  readonly length: number;
  readonly model?: string;
  /** Time of the last change, in milliseconds since 1970. */
  readonly changed: number;
}

/** All that the library knows of one document. */
export interface Known {
  readonly head: Pick<
    ListedDocument,
    'key' | 'place' | 'revision' | 'changed' | 'title' | 'length'
  >;
  /** The document's digest; absent while it is computed. */
  readonly digest?: Digest;
  readonly marks: Marks;
}

/** The head of a document as it was just written, or loaded. */
export const headOf = (
  { title, text }: Pick<TextDocument, 'title' | 'text'>,
  at: Omit<Known['head'], 'title' | 'length'>,
): Known['head'] => ({ ...at, title, length: text.length });

export function rowOf({ head, digest, marks = noMarks }: Known): LibraryRow {
  const { key, place, changed } = head;
  const { title = head.title, line = '', ...facts } = digest?.facts ?? {};
  const { original: _, recordTexts: __, reviewed: ___, ...shown } = marks;
  const name = title || line;
  const status = digest?.status ?? 'unread';
  const isFailed = marks.failure !== undefined && status !== 'read';
  return {
    ...facts,
    ...shown,
    ...{ key, place, changed, name, isTitled: title !== '' },
    status: isFailed ? 'failed' : status,
    mentions: digest?.mentions ?? 0,
    entities: digest?.concepts.filter((one) => mentionsIn(one, LIKELY_ALONE) > 0).length ?? 0,
    relations: digest?.relations.filter((one) => countsRelation(one, LIKELY_ALONE)).length ?? 0,
    ...(digest?.reviewed && { reviewed: digest.reviewed }),
    decided: digest?.decided ?? 0,
    decidable: digest?.decidable ?? 0,
    length: digest?.length ?? 0,
    ...(digest?.model !== undefined && { model: digest.model }),
  };
}

const LIKELY_ALONE = { isUnsureToo: false } as const;

/** The properties that are compared to find documents of the same publication. */
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
