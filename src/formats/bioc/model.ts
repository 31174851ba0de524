import type { Span } from '../../core/text/span.ts';

/** BioC as XML and JSON have it in common: schema/bioc_v1.dtd of bionlplab/bioc. Offsets count from the document's begin. */
export interface BiocDocument extends BiocContent {
  readonly id: string;
  readonly infons: Infons;
  readonly passages: readonly BiocPassage[];
}

export type Infons = Readonly<Record<string, string>>;

export interface BiocContent {
  readonly annotations: readonly BiocAnnotation[];
  readonly relations: readonly BiocRelation[];
}

export interface BiocPassage extends BiocContent {
  readonly infons: Infons;
  readonly offset: number;
  readonly text: string | undefined;
  /** Instead of a text; also with annotations of their own. */
  readonly sentences: readonly (BiocContent & { readonly offset: number; readonly text: string })[];
}

export interface BiocAnnotation {
  readonly id: string;
  readonly infons: Infons;
  readonly spans: readonly Span[];
  readonly text: string | undefined;
  readonly place: string;
}

export interface BiocRelation {
  readonly id: string;
  readonly infons: Infons;
  readonly nodes: readonly { readonly refid: string; readonly role: string }[];
  readonly place: string;
}
