import type { EncoderFiles, LayoutStep } from './manifest.ts';

type Layout = NonNullable<EncoderFiles['layout']>;

/** int8 as stored, read as uint8, plus 128: flips the top bit. */
const SIGN = 0x80;

/**
 * Lays the shared weight file out as the WebGPU graph wants it, so that one download serves both engines
 * (docs/adr/0007). A step that reaches beyond either buffer throws a RangeError.
 */
export function layOut(shared: Uint8Array, layout: Layout): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(layout.bytes);
  for (const step of layout.steps) apply(step, shared, made);
  return made;
}

function apply(step: LayoutStep, shared: Uint8Array, made: Uint8Array): void {
  switch (step.kind) {
    case 'copy':
      made.set(within(shared, step.from, step.bytes), step.to);
      return;
    case 'rows': {
      const size = step.rows * step.columns;
      const source = within(shared, step.from, size);
      const target = within(made, step.to, size);
      for (let at = 0; at < size; at += 1) target[at] = (source[at] ?? 0) ^ SIGN;
      return;
    }
    case 'columns': {
      const { rows, columns } = step;
      const source = within(shared, step.from, rows * columns);
      const target = within(made, step.to, rows * columns);
      for (let column = 0; column < columns; column += 1) {
        for (let row = 0; row < rows; row += 1) {
          target[column * rows + row] = (source[row * columns + column] ?? 0) ^ SIGN;
        }
      }
      return;
    }
    case 'repeat': {
      const source = within(shared, step.from, step.count * FLOAT);
      const target = within(made, step.to, step.count * step.times * FLOAT);
      for (let at = 0; at < step.count * step.times; at += 1) {
        const from = Math.floor(at / step.times) * FLOAT;
        for (let byte = 0; byte < FLOAT; byte += 1) {
          target[at * FLOAT + byte] = source[from + byte] ?? 0;
        }
      }
      return;
    }
  }
}

const FLOAT = 4;

function within(bytes: Uint8Array, from: number, length: number): Uint8Array {
  if (from + length > bytes.length) {
    throw new RangeError(`Layout reaches byte ${from + length} of ${bytes.length}.`);
  }
  return bytes.subarray(from, from + length);
}
