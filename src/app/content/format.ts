import type { Stamp } from '../../core/document/model.ts';

/** A score with two digits, rounded down so that it never overstates: 0.997 becomes 0.99. */
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

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** 'reviewed by A. Curator, 28 Nov 2026' */
export function formatReview({ at, curator }: Stamp): string {
  const by = curator === undefined ? '' : ` by ${curator}`;
  const date = Date.parse(at ?? '');
  return `reviewed${by}${Number.isNaN(date) ? '' : `, ${day.format(date)}`}`;
}

/** A label cut to a number of letters; its width is not measured. */
export const shortened = (label: string, most: number): string =>
  label.length > most ? `${label.slice(0, most - 1)}…` : label;
