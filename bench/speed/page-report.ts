import type { Drawing } from './drawing.ts';
import type { Growth } from './growth.ts';
import { asMarkup, ms, tableOf } from './markup.ts';
import type { Soaked } from './soak.ts';
import type { Starts } from './starts.ts';

/** What is measured of whole texts and of the built page; undefined where it was not measured. */
export interface PageReport {
  readonly growth: Growth | undefined;
  readonly starts: Starts | undefined;
  readonly drawings: readonly Drawing[] | undefined;
  readonly soak: readonly Soaked[] | undefined;
}

export const pageReport = ({ growth, starts, drawings, soak }: PageReport): string =>
  [
    growth && growthOf(growth),
    drawings && drawingsOf(drawings),
    soak && soakOf(soak),
    starts && startsOf(starts),
  ].join('\n');

const count = (value: number): string => value.toLocaleString('en');

const growthOf = ({ lengths }: Growth): string =>
  `<h2>Growth</h2><p>Reading one text, with relations, in milliseconds.</p>${tableOf(
    ['characters', 'mentions', 'processor', 'clock'],
    lengths.map((one) => [
      ...[count(one.characters), count(one.mentions)],
      ...[ms(one.processorMs), ms(one.clockMs)],
    ]),
  )}`;

const drawingsOf = (drawings: readonly Drawing[]): string =>
  `<h2>Drawing</h2><p>Documents that need no model in the built page: milliseconds of the processor in the page's own thread. A frame of
60 in a second has 16 of them. Opening: all work, and the longest task. Scrolling: the median and the longest frame. Keys and hovers: the median of all work, and the longest task.</p>${tableOf(
    [
      ...['mentions', 'window', 'slowed', 'opening', 'task', 'frame', 'longest'],
      ...['key', 'task', 'hover', 'task', 'elements', 'heap, MB'],
    ],
    drawings.map(({ opening, scrolling, keys, hovers, ...one }) => [
      ...[count(one.mentions), one.window, `${one.slowdown} x`],
      ...[ms(opening.work), ms(opening.longestTask)],
      ...[ms(scrolling.median), ms(scrolling.longest)],
      ...[ms(keys.work), ms(keys.longestTask), ms(hovers.work), ms(hovers.longestTask)],
      ...[count(one.elements), String(one.heapMb)],
    ]),
  )}`;

const soakOf = (soak: readonly Soaked[]): string =>
  `<h2>Many texts in one tab</h2><p>Short abstracts, read one after the other in the built page; memory after garbage collection, in MB.</p>${tableOf(
    ['texts', 'JavaScript of the page', 'page and workers', 'elements'],
    soak.map(({ texts, heapMb, allMb, elements }) => [
      ...[count(texts), String(heapMb), String(allMb), count(elements)],
    ]),
  )}`;

function startsOf({ visits }: Starts): string {
  const tables = visits.map(({ name, firstHighlightMs, processorMs, files }) => {
    const { median, least } = firstHighlightMs;
    return `<h3>${asMarkup(name)}: first highlight after ${ms(median)} ms (least ${ms(least)})</h3>${tableOf(
      ['File', 'bytes', 'from', 'to'],
      files.map(({ path, bytes, from, to }) => [path, count(bytes), ms(from), ms(to)]),
    )}${tableOf(
      ['Thread', 'processor'],
      Object.entries(processorMs).map(([thread, time]) => [thread, ms(time)]),
    )}`;
  });
  return `<h2>From the opening of the page to the first highlight</h2><p>By the page's clock, in milliseconds; files that were asked for before the first highlight.</p>${tables.join('')}`;
}
