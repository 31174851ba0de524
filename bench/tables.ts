/**
 * Writes the tables of docs/results.md and docs/linking.md, between their markers, from what bench/accuracy.ts measured. A cell that
 * nobody measured stays empty; a table of which nothing was measured stays as it is.
 *
 *   npx tsx bench/tables.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of linking. */
  readonly spans?: Scores;
  readonly documents?: Scores;
}

interface Measured {
  readonly task: string;
  readonly corpus: string;
  readonly heads?: string;
  /** Of relations: between which entities. */
  readonly mentions?: 'gold' | 'found';
  readonly isAcross?: boolean;
  readonly documents: number;
  readonly micro?: Scores;
  readonly pair?: Scores;
  readonly novelty?: Scores;
  readonly all?: Scores;
  readonly perType?: Readonly<Record<string, Scores>>;
  readonly forced?: { readonly questions: number; readonly exact: number; readonly f1: number };
  readonly withThreshold?: {
    readonly questions: number;
    readonly exact: number;
    readonly f1: number;
  };
}

type Row = readonly string[];

const NOW = measured('bench/results/accuracy.jsonl');
/** The weights before, which the tables set beside. */
const OLD = 'v2';
const BEFORE = measured(`bench/results/accuracy-${OLD}.jsonl`);

/** BioBERT v1.1: as published (Lee et al. 2019, table 6) and as its authors' PyTorch code repeats it. */
const BIOBERT: Readonly<Record<string, string>> = {
  'bc5cdr Chemical': '93.5 / 93.0',
  'bc5cdr Disease': '87.2 / 86.4',
  'ncbi_disease Disease': '89.7 / 88.3',
  'bc2gm Gene': '84.7 / 83.4',
  'jnlpba micro': '77.5 / 76.0',
  'linnaeus Species': '88.2 / 88.1 (another split)',
  'species800 Species': '74.1 / 72.4',
  'biored micro': '91.3 (AIONER), no BioBERT figure',
};

const NAMES: Readonly<Record<string, string>> = {
  bc5cdr: 'BC5CDR',
  ncbi_disease: 'NCBI-disease',
  bc2gm: 'BC2GM',
  jnlpba: 'JNLPBA',
  biored: 'BioRED',
  linnaeus: 'LINNAEUS',
  species800: 'Species-800',
  drugprot: 'DrugProt',
  nlm_gene: 'NLM-Gene',
  gnormplus: 'GNormPlus',
  tmvar3: 'tmVar 3',
};

/** PubTator Central's concept F1 (Wei et al. 2019, PMC6602571, table 1). */
const PUBTATOR: Readonly<Record<string, string>> = {
  'bc5cdr Chemical': '89.50',
  'bc5cdr Disease': '83.70',
  'gnormplus Gene': '86.70',
  'linnaeus Species': '85.42',
};

type Tables = Readonly<Record<string, () => readonly Row[]>>;

const RESULTS: Tables = {
  entities: () => [
    ['Test part', 'documents', 'own head', 'any', `${OLD}: own / any`, 'BioBERT v1.1'],
    ...NOW.filter(({ task, heads, corpus }) => task === 'entities' && heads === corpus).flatMap(
      ({ corpus, documents, perType = {} }) =>
        [...Object.keys(perType), ...(Object.keys(perType).length > 1 ? ['micro'] : [])].map(
          (type) => [
            `${name(corpus)} ${type === 'micro' ? 'all types' : type}`,
            thousands(documents),
            entityF1(NOW, corpus, corpus, type),
            entityF1(NOW, corpus, 'any', type),
            [corpus, 'any'].map((heads) => entityF1(BEFORE, corpus, heads, type)).join(' / '),
            BIOBERT[`${corpus} ${type}`] ?? '',
          ],
        ),
    ),
  ],
  relations: () => [
    [
      'Part',
      'entities',
      'pair',
      'pair and type',
      'pair and novelty',
      'all',
      `${OLD}: pair / typed`,
    ],
    ...NOW.filter(({ task }) => task === 'relations').map(
      ({ corpus, documents, mentions = '', micro, pair, novelty, all }) => {
        const old = BEFORE.find(
          (one) => one.task === 'relations' && one.corpus === corpus && one.mentions === mentions,
        );
        return [
          `${name(corpus)} (${thousands(documents)})`,
          mentions,
          f1(pair),
          withParts(micro),
          f1(novelty),
          f1(all),
          `${f1(old?.pair)} / ${f1(old?.micro)}`,
        ];
      },
    ),
  ],
  answers: () => [
    ['Questions', 'asked', 'exact match', 'F1', `${OLD}: exact match / F1`],
    ...NOW.filter(({ task }) => task === 'answers').flatMap(({ corpus, forced, withThreshold }) => {
      const old = BEFORE.find((one) => one.task === 'answers' && one.corpus === corpus);
      const rows = [
        ['best span taken', forced, old?.forced],
        ["'no answer' allowed", withThreshold, old?.withThreshold],
      ] as const;
      return rows.map(([how, now, before]) => [
        `${corpus}, ${how}`,
        thousands(now?.questions ?? 0),
        one(now?.exact),
        one(now?.f1),
        `${one(before?.exact)} / ${one(before?.f1)}`,
      ]);
    }),
  ],
  across: () => [
    ['Test part', 'type', 'head of', 'F1', 'head of its own corpus'],
    ...NOW.filter(({ isAcross }) => isAcross).flatMap(({ corpus, heads = '', perType = {} }) =>
      Object.entries(perType).map(([type, scores]) => [
        name(corpus),
        type,
        name(heads),
        withParts(scores),
        entityF1(NOW, corpus, corpus, type),
      ]),
    ),
  ],
};

const LINKING: Tables = {
  'end to end': () => [
    [
      'Test part',
      'Type',
      'Spans P / R / F1',
      'Documents P / R / F1',
      'PubTator Central, concept F1',
    ],
    ...NOW.filter(({ task }) => task === 'linking').flatMap(({ corpus, perType = {} }) =>
      Object.entries(perType).map(([type, { spans, documents }]) => [
        name(corpus),
        type,
        threeOf(spans),
        threeOf(documents),
        PUBTATOR[`${corpus} ${type}`] ?? '',
      ]),
    ),
  ],
};

write('docs/results.md', RESULTS);
write('docs/linking.md', LINKING);

function write(file: string, tables: Tables): void {
  let text = readFileSync(file, 'utf8');
  for (const [table, makeRows] of Object.entries(tables)) {
    const rows = makeRows();
    if (rows.length === 1) continue;
    const [open, close] = [`<!-- ${table} -->\n`, `\n<!-- /${table} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`${file} has no place for '${table}'.`);
    text = text.slice(0, start + open.length) + markdown(rows) + text.slice(end);
  }
  writeFileSync(file, text);
}

function markdown([head = [], ...rows]: readonly Row[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function measured(path: string): readonly Measured[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Measured);
}

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

function thousands(value: number): string {
  return value.toLocaleString('en');
}

function threeOf(scores: Scores | undefined): string {
  return scores ? [scores.precision, scores.recall, scores.f1].map(one).join(' / ') : '';
}
