/** Two digits, never rounded up to a certainty no model has: 0.997 reads 0.99. */
export const formatScore = (score: number): string =>
  (Math.floor(Math.min(Math.max(score, 0), 1) * 100 + 1e-9) / 100).toFixed(2);

export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function formatSeconds(ms: number): string {
  if (ms < 100) return `${Math.max(1, Math.round(ms))} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.round(ms / 1_000)} s`;
}

const wholeNumber = new Intl.NumberFormat('en-GB');

export const formatCount = (count: number): string => wholeNumber.format(count);

/** '1 mention', '3 mentions'. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
