import type { TextRun } from './model.ts';

/** At least this many numbers that count on are a column of line numbers, and not a list. */
const MIN_NUMBERS = 8;

/** Most part of the steps between numbers that may not be the usual one. */
const MAX_ODD = 0.2;

/** In a margin in which nothing else stands, a page of which only every fifth line is numbered has few. */
const MIN_NUMBERS_IN_MARGIN = 4;

/**
 * The runs of each page without the numbers of its lines. Where a page has so many that they are told, the same margin of
 * the others is theirs too, where nothing else stands in it: the last page may have two.
 */
export function withoutLineNumbers(
  pages: readonly (readonly TextRun[])[],
): readonly { readonly runs: readonly TextRun[]; readonly left: number }[] {
  const read = pages.map(ofOnePage);
  const edges = read.flatMap(({ gone }) => gone.map(({ left, right }) => ({ left, right })));
  return read.map(({ runs, left }) => {
    const numbers = runs.filter(isNumber).filter((run) => edges.some((one) => isBelow(run, one)));
    const others = runs.filter((run) => !numbers.includes(run) && run.text.trim() !== '');
    if (numbers.length === 0 || !isClear(numbers, others, true)) return { runs, left };
    return { runs: runs.filter((run) => !numbers.includes(run)), left: left + numbers.length };
  });
}

const isNumber = ({ text }: TextRun): boolean => /^\s*\d{1,5}\s*$/.test(text);

const isBelow = (run: TextRun, one: { readonly left: number; readonly right: number }): boolean =>
  Math.min(Math.abs(run.left - one.left), Math.abs(run.right - one.right)) < 0.3 * run.size;

/**
 * The runs of a page without the numbers of its lines, as preprints and manuscripts have them: numbers of one column that
 * count on by one, or by five, beside which there is nothing else. `left` is how many were left out, `gone` which.
 */
function ofOnePage(runs: readonly TextRun[]): {
  readonly runs: readonly TextRun[];
  readonly left: number;
  readonly gone: readonly TextRun[];
} {
  const numbers = runs.filter(isNumber);
  if (numbers.length < MIN_NUMBERS_IN_MARGIN) return { runs, left: 0, gone: [] };
  const others = runs.filter((run) => !numbers.includes(run) && run.text.trim() !== '');
  const gone = new Set(
    [({ left }: TextRun) => left, ({ right }: TextRun) => right].flatMap((edge) =>
      columnsBy(edge, numbers)
        .filter(
          (column) => countsOn(column) && isClear(column, others, column.length < MIN_NUMBERS),
        )
        .flat(),
    ),
  );
  return { runs: runs.filter((run) => !gone.has(run)), left: gone.size, gone: [...gone] };
}

/** Numbers whose edge is in one place, from top to bottom. */
function columnsBy(
  edge: (run: TextRun) => number,
  numbers: readonly TextRun[],
): readonly (readonly TextRun[])[] {
  const columns: TextRun[][] = [];
  for (const run of [...numbers].sort((a, b) => edge(a) - edge(b))) {
    const last = columns.at(-1)?.[0];
    if (last && Math.abs(edge(run) - edge(last)) < 0.3 * run.size) columns.at(-1)?.push(run);
    else columns.push([run]);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y));
}

function countsOn(column: readonly TextRun[]): boolean {
  if (column.length < MIN_NUMBERS_IN_MARGIN) return false;
  const steps = column
    .slice(1)
    .map(({ text }, index) => Number(text) - Number(column[index]?.text));
  return [1, 5].some(
    (usual) => steps.filter((step) => step !== usual).length <= MAX_ODD * steps.length,
  );
}

/** Whether nothing else stands between the numbers and, in a margin, nothing above and below them either. */
function isClear(
  column: readonly TextRun[],
  others: readonly TextRun[],
  isMargin: boolean,
): boolean {
  const [left, right] = [
    Math.min(...column.map((run) => run.left)),
    Math.max(...column.map((run) => run.right)),
  ];
  const [top, foot] = [column[0]?.y ?? 0, column.at(-1)?.y ?? 0];
  return !others.some(
    (run) => (isMargin || (run.y >= top && run.y <= foot)) && run.left < right && run.right > left,
  );
}
