import type { PageFrame } from '../../formats/pdf/read-pdf.ts';
import type { TextItem } from '../../formats/pdf/upright.ts';
import type { OperatorList, Operators } from './glyph-places.ts';

/**
 * The part of pdfjs-dist that lays out and draws pages in a worker. Its own types describe far more, and assume a page.
 */
export interface DrawingLibrary {
  readonly getDocument: (source: object) => {
    readonly promise: Promise<DrawableFile>;
    readonly destroy: () => Promise<void>;
  };
  readonly OPS: Operators;
}

export interface DrawableFile {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<DrawablePage>;
}

export interface DrawablePage {
  readonly getViewport: (options: { readonly scale: number }) => PageFrame;
  readonly getTextContent: () => Promise<{ readonly items: readonly TextItem[] }>;
  readonly getOperatorList: (options: object) => Promise<OperatorList>;
  /** Fonts and other shared objects by name, once a page was drawn. */
  readonly commonObjs: {
    readonly has: (name: string) => boolean;
    readonly get: (name: string) => unknown;
  };
  readonly render: (options: object) => {
    readonly promise: Promise<void>;
    readonly cancel: () => void;
  };
  readonly cleanup: () => unknown;
}
