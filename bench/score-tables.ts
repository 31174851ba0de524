/** The tables of docs/results.md and docs/linking.md. A cell that nobody measured stays empty. */

interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of linking. */
  readonly spans?: Scores;
  readonly documents?: Scores;
}

export interface Measured {
  readonly task: string;
  readonly corpus: string;
  readonly heads?: string;
  /** Of relations: between which entities. */
  readonly mentions?: 'gold' | 'found';
  readonly isAcross?: boolean;
  /** Absent in a run that failed, as all scores are. */
  readonly documents?: number;
  readonly micro?: Scores;
  readonly pair?: Scores;
  readonly novelty?: Scores;
  readonly all?: Scores;
  readonly perType?: Readonly<Record<string, Scores>>;
  /** Whether scores are probabilities. */
  readonly reliability?: Reliability;
  /** Relations of 0.7 or more; recall is of all of the gold standard. */
  readonly likely?: Scores;
  readonly isUntrained?: boolean;
  readonly forced?: { readonly questions: number; readonly exact: number; readonly f1: number };
  readonly withThreshold?: {
    readonly questions: number;
    readonly exact: number;
    readonly f1: number;
  };
}

interface Reliability {
  readonly claims: number;
  readonly error: number;
  readonly bins: readonly {
    readonly from: number;
    readonly claims: number;
    readonly right: number;
  }[];
}

type Row = readonly string[];

/** The rows of a table by its name, its head first. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** What was measured, and what the weights before had, which the tables set beside. */
export interface Measurements {
  readonly now: readonly Measured[];
  readonly before: readonly Measured[];
  /** Name of the weights before. */
  readonly old: string;
}

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
  nlm_chem: 'NLM-Chem',
  seth: 'SETH',
  bionlp11id: 'BioNLP 2011 ID',
};

/** Below 0.2 nothing is said. */
const BINS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** PubTator Central's concept F1 (Wei et al. 2019, PMC6602571, table 1). */
const PUBTATOR: Readonly<Record<string, string>> = {
  'bc5cdr Chemical': '89.50',
  'bc5cdr Disease': '83.70',
  'gnormplus Gene': '86.70',
  'linnaeus Species': '85.42',
};

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

/** A row stays where a run failed: of no type that is known. */
const NOTHING: Readonly<Record<string, undefined>> = { '': undefined };

function typesOf(perType: Measured['perType']): readonly string[] {
  const types = Object.keys(perType ?? NOTHING);
  return types.length > 1 ? [...types, 'micro'] : types;
}

const ownRun = (from: readonly Measured[], corpus: string): Measured | undefined =>
  from.find((one) => one.task === 'entities' && one.corpus === corpus && one.heads === corpus);

/** The text with the tables between their markers; one of which nothing was measured stays as it is. */
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

/** What bench/accuracy.ts wrote, a run a line. Of one that failed it is known what it was to measure. */
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
