/** The library for pages: everything that is public, and nothing else. Semantic versioning holds for these names. */
export type { Answer, Evidence, Mention, Relation } from './core/annotation.ts';
export type { Failure, FailureCode } from './core/errors.ts';
export {
  type AnnotateOptions,
  AnnotatorError,
  type AskOptions,
  type BioGlossAnnotator,
} from './library/annotator.ts';
export { type CreateOptions, createAnnotator } from './library/page.ts';
