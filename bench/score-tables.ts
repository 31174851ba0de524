/** The tables of docs/results.md and docs/linking.md. A cell that nobody measured stays empty. */

import type { Measured, Scores } from './measured.ts';
import { BIOBERT, NAMES, PUBTATOR } from './published.ts';

type Row = readonly string[];

/** The rows of a table by its name, its head first. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** Measurements of the present weights, and of the earlier weights with which the tables compare them. */
export interface Measurements {
  readonly now: readonly Measured[];
  readonly before: readonly Measured[];
  /** Name of the earlier weights. */
  readonly old: string;
}

/** The model reports nothing below a score of 0.2. */
const BINS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export const resultTables = ({ now, before, old }: Measurements): Tables => ({
  entities: [
    ['Test part', 'documents', 'own head', 'any', `${old}: own / any`, 'BioBERT v1.1'],
    ...now
      .filter(({ task, heads, corpus }) => task === 'entities' && heads === corpus)
      .flatMap(({ corpus, documents, perType }) =>
        typesOf(perType ?? ownRun(before, corpus)?.perType).map((type) => [
          `${name(corpus)} ${type === 'micro' ? 'all types' : type}`,
          thousands(documents),
          entityF1(now, corpus, corpus, type),
          entityF1(now, corpus, 'any', type),
          [corpus, 'any'].map((heads) => entityF1(before, corpus, heads, type)).join(' / '),
          BIOBERT[`${corpus} ${type}`] ?? '',
        ]),
      ),
  ],
  relations: [
    [
      'Part',
      'entities',
      'pair',
      'pair and type',
      'pair and novelty',
      'all',
      `${old}: pair / typed`,
    ],
    ...now
      .filter(({ task }) => task === 'relations')
      .map(({ corpus, documents, mentions = '', micro, pair, novelty, all }) => {
        const earlier = before.find(
          (one) => one.task === 'relations' && one.corpus === corpus && one.mentions === mentions,
        );
        return [
          `${name(corpus)} (${thousands(documents)})`,
          mentions,
          f1(pair),
          withParts(micro),
          f1(novelty),
          f1(all),
          `${f1(earlier?.pair)} / ${f1(earlier?.micro)}`,
        ];
      }),
  ],
  reliability: [
    [
      'Part',
      'claims',
      'expected calibration error',
      ...BINS.map((from) => `${from} to ${(from + 0.1).toFixed(1)}`),
    ],
    ...now
      .filter(
        ({ heads, mentions, isAcross, reliability }) =>
          !isAcross && reliability && (heads === 'any' || mentions === 'gold'),
      )
      .map(({ task, corpus, isUntrained, reliability }) => [
        `${name(corpus)} ${task}${isUntrained ? ', trains nothing' : ''}`,
        thousands(reliability?.claims),
        reliability?.error.toFixed(3) ?? '',
        ...BINS.map((from) => {
          const bin = reliability?.bins.find((each) => each.from === from);
          return bin ? `${bin.right.toFixed(2)} (${thousands(bin.claims)})` : '';
        }),
      ]),
  ],
  likely: [
    ['Part', 'all: P / R', '0.7 or more: P / R', 'of the right ones kept'],
    ...now
      .filter(({ task, mentions }) => task === 'relations' && mentions === 'gold')
      .map(({ corpus, micro, likely }) => [
        name(corpus),
        micro ? `${one(micro.precision)} / ${one(micro.recall)}` : '',
        likely ? `${one(likely.precision)} / ${one(likely.recall)}` : '',
        micro && likely ? `${one((100 * likely.recall) / micro.recall)} %` : '',
      ]),
  ],
  answers: [
    ['Questions', 'asked', 'exact match', 'F1', `${old}: exact match / F1`],
    ...now
      .filter(({ task }) => task === 'answers')
      .flatMap(({ corpus, forced, withThreshold }) => {
        const earlier = before.find((one) => one.task === 'answers' && one.corpus === corpus);
        const rows = [
          ['best span taken', forced, earlier?.forced],
          ["'no answer' allowed", withThreshold, earlier?.withThreshold],
        ] as const;
        return rows.map(([how, scores, other]) => [
          `${corpus}, ${how}`,
          thousands(scores?.questions),
          one(scores?.exact),
          one(scores?.f1),
          `${one(other?.exact)} / ${one(other?.f1)}`,
        ]);
      }),
  ],
  across: [
    ['Test part', 'type', 'head of', 'F1', 'head of its own corpus'],
    ...now
      .filter(({ isAcross }) => isAcross)
      .flatMap(({ corpus, heads = '', perType }) =>
        Object.entries<Scores | undefined>(perType ?? NOTHING).map(([type, scores]) => [
          name(corpus),
          type,
          name(heads),
          withParts(scores),
          entityF1(now, corpus, corpus, type),
        ]),
      ),
  ],
});

export const linkingTables = ({ now }: Measurements): Tables => ({
  'end to end': [
    [
      'Test part',
      'Type',
      'Spans P / R / F1',
      'Documents P / R / F1',
      'PubTator Central, concept F1',
    ],
    ...now
      .filter(({ task }) => task === 'linking')
      .flatMap(({ corpus, perType }) =>
        Object.entries<Scores | undefined>(perType ?? NOTHING).map(([type, scores]) => [
          name(corpus),
          type,
          threeOf(scores?.spans),
          threeOf(scores?.documents),
          PUBTATOR[`${corpus} ${type}`] ?? '',
        ]),
      ),
  ],
});

/** A failed run keeps its row, whose types are unknown. */
const NOTHING: Readonly<Record<string, undefined>> = { '': undefined };

function typesOf(perType: Measured['perType']): readonly string[] {
  const types = Object.keys(perType ?? NOTHING);
  return types.length > 1 ? [...types, 'micro'] : types;
}

const ownRun = (from: readonly Measured[], corpus: string): Measured | undefined =>
  from.find((one) => one.task === 'entities' && one.corpus === corpus && one.heads === corpus);

/** The text with new tables between their markers. A table without any measurement stays unchanged. */
export function fill(text: string, tables: Tables): string {
  return Object.entries(tables).reduce((before, [table, rows]) => {
    if (rows.length === 1) return before;
    const [open, close] = [`<!-- ${table} -->\n`, `\n<!-- /${table} -->`];
    const [start, end] = [before.indexOf(open), before.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`There is no place for '${table}'.`);
    return before.slice(0, start + open.length) + markdown(rows) + before.slice(end);
  }, text);
}

function markdown([head = [], ...rows]: readonly Row[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The output of bench/accuracy.ts, one run a line. The line of a failed run names what it should have measured. */
export const parseMeasured = (lines: string): readonly Measured[] =>
  lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const run = JSON.parse(line);
      const corpus = /([^/]+)\/[^/]+$/.exec(run.file)?.[1];
      const mentions = run.isGiven ? 'gold' : 'found';
      return { corpus, ...(run.task === 'relations' && { mentions }), ...run } as Measured;
    });

function entityF1(from: readonly Measured[], corpus: string, heads: string, type: string): string {
  const run = from.find(
    (one) => one.task === 'entities' && one.corpus === corpus && one.heads === heads,
  );
  return f1(type === 'micro' ? run?.micro : run?.perType?.[type]);
}

function name(corpus: string): string {
  return NAMES[corpus] ?? corpus;
}

function one(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}

function f1(scores: Scores | undefined): string {
  return one(scores?.f1);
}

function withParts(scores: Scores | undefined): string {
  return scores ? `${f1(scores)} (P ${one(scores.precision)}, R ${one(scores.recall)})` : '';
}

function thousands(value: number | undefined): string {
  return value === undefined ? '' : value.toLocaleString('en');
}

function threeOf(scores: Scores | undefined): string {
  return scores ? [scores.precision, scores.recall, scores.f1].map(one).join(' / ') : '';
}
