import type { ModelReading } from '../core/document/model.ts';

/** The text of one element of the host with its reading: plain JSON. */
export interface ReadText {
  readonly text: string;
  readonly reading?: ModelReading | undefined;
}
