import type { Mention, Relation } from '../annotation.ts';
import type { Span } from '../text/span.ts';

/** What a file says of a mention or relation beyond what the page has a place for. */
interface FromFile {
  /** Who said it, where the file tells. */
  readonly by?: string;
  /** Without one the score is 1, and not shown. */
  readonly hasScore: boolean;
  readonly info: Readonly<Record<string, string>>;
}

export interface ImportedMention extends FromFile {
  /** From its first letter to its last. */
  readonly mention: Mention;
  /** The parts of one in pieces. */
  readonly spans?: readonly Span[];
  /** The file's word for the type, where the page has another. */
  readonly label?: string;
  /** Identifiers, best first. */
  readonly concepts: readonly string[];
  readonly negated?: true;
  readonly speculative?: true;
}

export interface ImportedRelation extends FromFile {
  readonly relation: Relation;
  /** Of head and tail. */
  readonly roles: readonly [string, string];
  readonly negated?: true;
  readonly speculative?: true;
}
