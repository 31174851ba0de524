import { apply, IDENTITY, type Matrix, matrixOf, times } from './matrix.ts';

/** A letter (or ligature) that a page draws, with its start and end on its baseline, in points of the page. */
export interface PlacedGlyph {
  readonly letters: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Numbers of operators, as pdf.js has them in `OPS`. */
export type Operators = Readonly<Record<OperatorName, number>>;

type OperatorName =
  | 'save'
  | 'restore'
  | 'transform'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'beginGroup'
  | 'endGroup'
  | 'beginText'
  | 'setGState'
  | 'setFont'
  | 'setCharSpacing'
  | 'setWordSpacing'
  | 'setHScale'
  | 'setLeading'
  | 'setTextRise'
  | 'setTextMatrix'
  | 'moveText'
  | 'setLeadingMoveText'
  | 'nextLine'
  | 'showText';

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A letter as pdf.js describes it. Numbers between letters move the pen. */
interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** Text state and coordinate system (ISO 32000-1, 8.4 and 9.3), as the display half of pdf.js keeps them. */
interface State {
  readonly map: Matrix;
  readonly text: Matrix;
  /** The pen, and the start of its line. */
  readonly x: number;
  readonly y: number;
  readonly lineX: number;
  readonly lineY: number;
  readonly font: string;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
}

const START: State = {
  ...{ map: IDENTITY, text: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0, font: '', size: 0 },
  ...{ charSpacing: 0, wordSpacing: 0, stretch: 1, leading: 0, rise: 0 },
};

/**
 * All letters that a page shows, in drawing order.
 *
 * @param frame maps the page's own units to points of the displayed page
 * @param unitOf the size of a font's unit, as a fraction of the letters' height: a thousandth, except for type 3 fonts
 */
export function glyphPlaces(
  { fnArray, argsArray }: OperatorList,
  ops: Operators,
  frame: Matrix,
  unitOf: (font: string) => number = () => 0.001,
): readonly PlacedGlyph[] {
  const glyphs: PlacedGlyph[] = [];
  const outer: State[] = [];
  let state: State = { ...START, map: frame };
  const moved = (x: number, y: number) => {
    const [lineX, lineY] = [state.lineX + x, state.lineY + y];
    return { ...state, x: lineX, y: lineY, lineX, lineY };
  };
  const restore = () => {
    state = outer.pop() ?? state;
  };
  const steps = new Map<number, (...args: readonly never[]) => void>();
  const on = (name: OperatorName, step: (...args: readonly never[]) => void) =>
    steps.set(ops[name], step);
  for (const name of ['save', 'beginGroup'] as const) on(name, () => outer.push(state));
  for (const name of ['restore', 'endGroup', 'paintFormXObjectEnd'] as const) on(name, restore);
  on('transform', (...numbers: readonly number[]) => {
    state = { ...state, map: times(state.map, matrixOf(numbers)) };
  });
  on('paintFormXObjectBegin', (matrix: ArrayLike<number> | null) => {
    outer.push(state);
    state = { ...state, map: times(state.map, matrixOf(matrix)) };
  });
  on('beginText', () => {
    state = { ...state, text: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 };
  });
  on('setTextMatrix', (matrix: ArrayLike<number>) => {
    state = { ...state, text: matrixOf(matrix), x: 0, y: 0, lineX: 0, lineY: 0 };
  });
  on('setFont', (font: string, size: number) => {
    state = { ...state, font, size };
  });
  on('setGState', (entries: readonly (readonly [string, unknown])[]) => {
    for (const [key, value] of entries) {
      if (key === 'Font' && Array.isArray(value)) {
        state = { ...state, font: String(value[0]), size: Number(value[1]) };
      }
    }
  });
  on('setCharSpacing', (charSpacing: number) => {
    state = { ...state, charSpacing };
  });
  on('setWordSpacing', (wordSpacing: number) => {
    state = { ...state, wordSpacing };
  });
  on('setHScale', (percent: number) => {
    state = { ...state, stretch: percent / 100 };
  });
  on('setLeading', (leading: number) => {
    state = { ...state, leading: -leading };
  });
  on('setTextRise', (rise: number) => {
    state = { ...state, rise };
  });
  on('moveText', (x: number, y: number) => {
    state = moved(x, y);
  });
  on('setLeadingMoveText', (x: number, y: number) => {
    state = { ...moved(x, y), leading: y };
  });
  on('nextLine', () => {
    state = moved(0, state.leading);
  });
  on('showText', (shown: readonly unknown[]) => {
    const unit = unitOf(state.font) * Math.abs(state.size);
    // A negative size mirrors letters and widths.
    const direction = state.size < 0 ? -1 : 1;
    const onPage = times(state.map, state.text);
    const place = (along: number) =>
      apply(onPage, state.x + along * state.stretch * direction, state.y + state.rise);
    let at = 0;
    for (const one of shown) {
      if (typeof one === 'number') at -= (one * Math.abs(state.size)) / 1000;
      if (!isGlyph(one)) continue;
      const width = one.width * unit;
      if (one.unicode.trim() !== '') {
        glyphs.push({ letters: one.unicode, from: place(at), to: place(at + width) });
      }
      const apart = state.charSpacing + (one.isSpace ? state.wordSpacing : 0);
      at += width + apart * direction;
    }
    state = { ...state, x: state.x + at * state.stretch * direction };
  });

  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    // `args` is read only for operators that have a step.
    steps.get(operator)?.(...((Array.isArray(args) ? args : []) as never[]));
  }
  return glyphs;
}

const isGlyph = (value: unknown): value is Glyph =>
  typeof value === 'object' &&
  value !== null &&
  'unicode' in value &&
  typeof value.unicode === 'string' &&
  'width' in value &&
  typeof value.width === 'number';
