import { defineBioGloss } from './define.ts';

/** The module: importing it registers `<bio-gloss>`, with its workers and model beside this file. */
defineBioGloss(import.meta.url, () => import('./element-reading.ts'));

export type { ExportName } from '../formats/formats.ts';
export { BioGloss } from './element.ts';
export {
  type AnnotatedDetail,
  type AnnotatedElement,
  type BioGlossAttributes,
  BioGlossError,
  type BioGlossEventMap,
  type Concepts,
  type ErrorDetail,
  type ProgressDetail,
  type ReadyDetail,
  type SelectDetail,
} from './events.ts';
