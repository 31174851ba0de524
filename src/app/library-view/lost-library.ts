import type { FailureMessage } from '../../core/catalogue/failure.ts';
import { plural } from '../content/format.ts';

/** Says that the library of an earlier visit is gone. `lost`: its number of documents. */
export const lostLibrary = (lost: number): FailureMessage => ({
  happened: `The library of ${plural(lost, 'document')} that was here is gone from the browser’s storage.`,
  kept: 'Somebody, or the browser, has cleared it.',
  next: 'If you saved the whole library as a file (.biogloss.gz), add that file in the library.',
});
