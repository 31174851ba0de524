import type { Encoding } from '../tokenize/word-piece.ts';
import { encoderInput, type Reader } from './reader.ts';

/** What the encoder says of the pieces [first, end) of a text. */
export interface EncodedWindow {
  /** [textAt + pieces + 1, heads, 3]: [CLS] and [SEP] are among the rows. */
  readonly entityLogits: Float32Array;
  /** Row of the window's first piece in `entityLogits`. */
  readonly textAt: number;
  /** [pieces, width], without [CLS] and [SEP]. */
  readonly hidden: Float32Array;
}

export async function encodeWindow(
  { first, end }: { readonly first: number; readonly end: number },
  encoding: Encoding,
  { engine, manifest, vocabulary }: Reader,
): Promise<EncodedWindow> {
  const { ids, types, textAt } = encoderInput(vocabulary, encoding.ids.subarray(first, end));
  const { entityLogits, hidden } = await engine.encode(ids, types);
  const { width } = manifest.architecture;
  return {
    entityLogits,
    textAt,
    hidden: hidden.slice(textAt * width, (textAt + end - first) * width),
  };
}
