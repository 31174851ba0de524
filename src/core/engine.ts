/**
 * What the core asks of whatever runs the graphs (a worker in the browser, the command line under
 * Node, a small fake in tests). Arrays are flat and row-major; batch is always 1, never padded.
 */
export interface EncoderOutput {
  /** [pieces, heads, 3]: logits of O, B, I. */
  readonly entityLogits: Float32Array;
  /** [pieces, 2]: logits of start and end. */
  readonly answerLogits: Float32Array;
  /** [pieces, width] */
  readonly hidden: Float32Array;
}

export interface RelationInput {
  /** [pieces, width]: the window without [CLS] and [SEP]. */
  readonly hidden: Float32Array;
  /** [entities, width] */
  readonly entities: Float32Array;
  /** [entities]: index into `manifest.relations.entityTypes`. */
  readonly entityTypes: Int32Array;
  /** [pairs, 2]: head and tail, indices into `entities`. */
  readonly pairs: Int32Array;
}

export interface Engine {
  /**
   * One pass of the encoder. `inputIds` includes [CLS] and [SEP]; `tokenTypeIds` is as long: 0, or 1 for
   * the text when a question stands before it. At most `architecture.positions` pieces.
   */
  encode(inputIds: Int32Array, tokenTypeIds: Int32Array): Promise<EncoderOutput>;
  /** [pairs, logits] of all relation schemas side by side. */
  relate(input: RelationInput): Promise<Float32Array>;
}
