/**
 * Strict scores of a pack in the real engine, on the test parts that the project reports: one run of the
 * command line for each. Needs the corpora, which are not part of this repository (format in src/cli/evaluate). Of three test
 * parts some documents train (docs/adr/0013): these are left out, and the line says how many.
 *
 *   npx tsx bench/accuracy.ts [--data ../shared/data] [--threads 2] [--only entities|relations|answers|linking|across|untrained] [--pack DIR] > bench/results/accuracy.jsonl
 *
 * Leaves with 1 when a run failed, whose line then says so in place of its scores.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    threads: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    pack: { type: 'string' },
  },
});

const RELEASED = 'training/biogloss_training/data/trained-though-tested.tsv';

interface AccuracyRun {
  readonly task: 'entities' | 'relations' | 'answers' | 'linking';
  /** Heads of one corpus on the test part of another. */
  readonly isAcross?: true;
  readonly file: string;
  readonly heads?: string;
  /** A corpus that trains nothing: what scores are worth there. */
  readonly isUntrained?: true;
  /** Number of documents to read, from the first; all when absent. */
  readonly limit?: number;
  /** True for relations between the corpus' own entities; otherwise they are between the entities that are found. */
  readonly isGiven?: true;
}

/** Corpora with heads of their own guideline, measured with those and with the pooled ones. */
const ENTITIES = ['bc5cdr', 'ncbi_disease', 'bc2gm', 'jnlpba', 'biored', 'linnaeus', 'species800'];

/** The authors of DrugProt never published its test part. */
const RELATIONS = [
  ['biored', 'test'],
  ['drugprot', 'dev'],
  ['bc5cdr', 'test'],
] as const;

/** Test part -> corpora whose heads share a type with it, and whose training parts it is not from. */
const ACROSS: Readonly<Record<string, readonly string[]>> = {
  bc5cdr: ['biored', 'ncbi_disease', 'drugprot'],
  ncbi_disease: ['biored', 'bc5cdr'],
  biored: ['bc5cdr', 'ncbi_disease', 'drugprot', 'nlm_gene', 'bc2gm', 'tmvar3', 'linnaeus'],
  bc2gm: ['biored', 'nlm_gene', 'gnormplus', 'jnlpba'],
  jnlpba: ['bc2gm', 'biored'],
  linnaeus: ['species800'],
  species800: ['linnaeus'],
};

/** Found and then linked: those with gold concepts. */
const LINKING = [
  'bc5cdr',
  'ncbi_disease',
  'gnormplus',
  'nlm_gene',
  'species800',
  'linnaeus',
  'biored',
];

/** Corpora that train nothing, with the number of documents to read of a long one. */
const UNTRAINED: readonly (readonly [file: string, limit?: number])[] = [
  ['nlm_chem/test', 1000],
  ['seth/train', 300],
  ['bionlp11id/test'],
];

/** Test parts that are reported without those of their documents that train the model (`hygiene.py` of training/). */
const REPORTED_IN_PART = ['tmvar3', 'nlm_gene', 'gnormplus'];

const TRAINED = new Set(
  readFileSync(RELEASED, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[0]),
);

const RUNS: readonly AccuracyRun[] = [
  ...ENTITIES.flatMap((corpus) =>
    [corpus, 'any'].map(
      (heads): AccuracyRun => ({
        task: 'entities',
        file: `corpora/${corpus}/test.jsonl.gz`,
        heads,
      }),
    ),
  ),
  ...RELATIONS.flatMap(([corpus, part]): AccuracyRun[] => {
    const file = `corpora/${corpus}/${part}.jsonl.gz`;
    return [
      { task: 'relations', file, isGiven: true },
      { task: 'relations', file, heads: corpus },
    ];
  }),
  // A part of SQuAD trains the model: `evaluate_answers` of training/ names the articles that do not.
  { task: 'answers', file: 'qa/bioasq-all/dev.jsonl.gz' },
  // `quantities` of training/ writes this file into the data folder.
  { task: 'answers', file: 'qa/quantities/test.jsonl.gz' },
  ...LINKING.map(
    (heads): AccuracyRun => ({ task: 'linking', file: `corpora/${heads}/test.jsonl.gz`, heads }),
  ),
  ...UNTRAINED.map(
    ([part, limit]): AccuracyRun => ({
      task: 'entities',
      isUntrained: true,
      file: `corpora/${part}.jsonl.gz`,
      heads: 'any',
      ...(limit !== undefined && { limit }),
    }),
  ),
  ...Object.entries(ACROSS).flatMap(([corpus, others]) =>
    others.map(
      (heads): AccuracyRun => ({
        task: 'entities',
        isAcross: true,
        file: `corpora/${corpus}/test.jsonl.gz`,
        heads,
      }),
    ),
  ),
];

const kindOf = ({ task, isAcross, isUntrained }: AccuracyRun) =>
  isAcross ? 'across' : isUntrained ? 'untrained' : task;
const isWanted = (run: AccuracyRun) => !values.only || values.only === kindOf(run);

/** True once a run has failed. Its numbers are then missing from the tables, which whoever fills them must know. */
let hasFailures = false;
const reported = mkdtempSync(join(tmpdir(), 'biogloss-accuracy-'));
try {
  for (const run of RUNS.filter(isWanted)) {
    const measured = measure(run);
    hasFailures ||= 'failed' in measured;
    console.log(JSON.stringify(measured));
  }
} finally {
  rmSync(reported, { recursive: true });
}
process.exitCode = hasFailures ? 1 : 0;

/** `file`, or a copy of it without the documents that train the model. */
function reportedPart(file: string): { readonly corpus: string; readonly leftOut?: number } {
  const corpus = join(values.data, file);
  if (!REPORTED_IN_PART.some((name) => file === `corpora/${name}/test.jsonl.gz`)) return { corpus };
  const lines = gunzipSync(readFileSync(corpus)).toString().trimEnd().split('\n');
  const kept = lines.filter((line) => !TRAINED.has(String(JSON.parse(line).id)));
  const copy = join(reported, file);
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, gzipSync(`${kept.join('\n')}\n`));
  return { corpus: copy, leftOut: lines.length - kept.length };
}

function measure(run: AccuracyRun): object {
  const file = join(values.data, run.file);
  if (!existsSync(file)) return { ...run, missing: file };
  process.stderr.write(`${run.task} ${run.file} ${run.heads ?? ''}\n`);
  const { corpus, ...left } = reportedPart(run.file);
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      ...[
        'bin/biogloss.mjs',
        'evaluate',
        '--dictionary',
        'none',
        '--task',
        run.task,
        '--corpus',
        corpus,
      ],
      ...['--threads', values.threads, ...(run.heads ? ['--heads', run.heads] : [])],
      ...(run.isGiven ? ['--gold-mentions'] : []),
      ...(run.limit === undefined ? [] : ['--limit', String(run.limit)]),
      ...(values.pack ? ['--pack', values.pack] : []),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return status === 0
    ? { ...run, ...JSON.parse(stdout), file: run.file, ...left }
    : { ...run, failed: status ?? 'killed' };
}
