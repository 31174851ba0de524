/** The middle of numbers, of an even count the upper of the two; 0 for none. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Rounded to one decimal. */
export const tenths = (value = 0): number => Math.round(value * 10) / 10;
