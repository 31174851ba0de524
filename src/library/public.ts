/** Names that the library has for pages and for Node. They follow semantic versioning. */

export type { Answer, Evidence, Mention, Relation } from '../core/annotation.ts';
export type { Failure, FailureCode } from '../core/errors.ts';
export type { LinkedConcept } from '../core/link/link.ts';
export type {
  Annotations,
  Answers,
  Progress,
  VocabularyFile,
} from '../engine/contract/protocol.ts';
export type { AnnotateOptions, AskOptions, BioGlossAnnotator } from './annotator.ts';
export type { LinkedAnnotations, Linking } from './linking.ts';
export { AnnotatorError } from './unwrap.ts';
