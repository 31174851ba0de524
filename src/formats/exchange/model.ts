import type { TextDocument } from '../../core/document/model.ts';
import type { Span } from '../../core/text/span.ts';

/**
 * What all formats are read into and written from: a text with what somebody said about it. Offsets are UTF-16
 * code units, half-open, into `text`; a format that counts otherwise converts at its border.
 */
export interface ExchangeDocument {
  readonly id: string;
  readonly text: string;
  /** Named parts of the text, in text order, not overlapping; text between them is in no part. */
  readonly sections: readonly Section[];
  readonly mentions: readonly ExchangeMention[];
  readonly relations: readonly ExchangeRelation[];
  /** What else is known of the document: doi, journal, year. */
  readonly info: Info;
}

/** What a curator may have made of what was said. */
export const DECISION_NAMES = ['accepted', 'changed', 'added'] as const;

export type Info = Readonly<Record<string, string>>;

export interface Section extends Span {
  /** `title`, `abstract`, or what the source calls it. */
  readonly kind: string;
}

export interface ExchangeMention {
  /** Unique among the mentions of its document. */
  readonly id: string;
  /** Spans in text order, at least one, none empty; several when the mention is discontinuous. */
  readonly spans: readonly Span[];
  readonly type: string;
  /** Identifiers of what it names, best first: `MESH:D001241`, or as the source writes them. */
  readonly concepts: readonly string[];
  /** Who said it first: `person`, a model as `name@version`, a dictionary or a file. */
  readonly by?: string;
  readonly decided?: Decided;
  /** Probability in [0, 1]. */
  readonly score?: number;
  readonly negated?: true;
  readonly speculative?: true;
  readonly info: Info;
}

/** What a curator made of what was said. */
export interface Decided {
  readonly decision: (typeof DECISION_NAMES)[number];
  /** The curator's name. */
  readonly by?: string;
  /** ISO 8601 with a time zone. */
  readonly at?: string;
}

export interface ExchangeRelation {
  /** Unique among the relations of its document. */
  readonly id: string;
  readonly type: string;
  /** What it relates, in the source's order. */
  readonly arguments: readonly Argument[];
  readonly by?: string;
  readonly decided?: Decided;
  readonly score?: number;
  /** The text presents it as its own finding. */
  readonly novel?: boolean;
  /** The text denies it. */
  readonly negated?: true;
  /** The text only supposes it. */
  readonly speculative?: true;
  readonly info: Info;
}

/** A part in a relation, played by one mention or by all that name a concept. */
export type Argument = { readonly role: string } & (
  | { readonly mention: string }
  | { readonly concept: string }
);

/** Says what of a file was not read, or not kept. */
export interface Warning {
  /** Line, path, or document and annotation. */
  readonly place: string;
  readonly reason: string;
}

/**
 * What a reader yields, in the order of the file. `whole`: the document of the page that it was, of which `document` is
 * what other formats have a place for.
 */
export type Parsed =
  | { readonly document: ExchangeDocument; readonly whole?: TextDocument }
  | {
      readonly warning: Warning;
      /** What is known of a record that was left out because it has no text to read. */
      readonly record?: ExchangeDocument;
      /** PubMed identifiers of records that the file says are withdrawn. */
      readonly withdrawn?: readonly string[];
    };

/** Reads a file piece by piece. Never throws on bad input: what cannot be read is a warning. */
export interface Feed {
  readonly push: (chunk: string) => Iterable<Parsed>;
  readonly end: () => Iterable<Parsed>;
}

/** What the mention covers; fragments joined by a space. */
export const mentionText = (text: string, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' ');

export const warn = (place: string, reason: string): Parsed => ({ warning: { place, reason } });
