/**
 * Strict scores of a pack in the real engine, on the test parts that the project reports: one run of the headless
 * twin for each. Needs the corpora, which are not part of this repository (format in src/cli/evaluate).
 *
 *   npx tsx bench/accuracy.ts [--data ../shared/data] [--threads 2] [--only entities] > bench/results/accuracy.jsonl
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    threads: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
  },
});

interface Run {
  readonly task: 'entities' | 'relations' | 'answers';
  readonly file: string;
  readonly heads?: string;
  /** Only the first of its documents. */
  readonly limit?: number;
}

/** Corpora with heads of their own guideline, measured with those and with the pooled ones. */
const ENTITIES = ['bc5cdr', 'ncbi_disease', 'bc2gm', 'jnlpba', 'biored', 'linnaeus', 'species800'];

const RUNS: readonly Run[] = [
  ...ENTITIES.flatMap((corpus) =>
    [corpus, 'any'].map(
      (heads): Run => ({
        task: 'entities',
        file: `corpora/${corpus}/test.jsonl.gz`,
        heads,
      }),
    ),
  ),
  { task: 'relations', file: 'corpora/biored/test.jsonl.gz' },
  { task: 'relations', file: 'corpora/drugprot/dev.jsonl.gz' },
  { task: 'relations', file: 'corpora/bc5cdr/test.jsonl.gz' },
  { task: 'answers', file: 'qa/bioasq-all/dev.jsonl.gz' },
  { task: 'answers', file: 'qa/squad-v2.0-dev/dev.jsonl.gz', limit: 2400 },
];

for (const run of RUNS.filter(({ task }) => !values.only || task === values.only)) {
  console.log(JSON.stringify(measure(run)));
}

function measure(run: Run): object {
  const file = join(values.data, run.file);
  if (!existsSync(file)) return { ...run, missing: file };
  process.stderr.write(`${run.task} ${run.file} ${run.heads ?? ''}\n`);
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      ...['bin/biogloss.mjs', 'evaluate', '--task', run.task, '--corpus', file],
      ...['--threads', values.threads, ...(run.heads ? ['--heads', run.heads] : [])],
      ...(run.limit ? ['--limit', String(run.limit)] : []),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return status === 0
    ? { ...run, ...JSON.parse(stdout), file: run.file }
    : { ...run, failed: status };
}
