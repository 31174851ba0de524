import { expect, test } from 'vitest';
import { fill, parseMeasured, resultTables } from './score-tables.ts';

const scores = { precision: 50, recall: 50, f1: 50 };
const lines = (...runs: readonly object[]) => runs.map((run) => JSON.stringify(run)).join('\n');
const own = {
  task: 'entities',
  file: 'corpora/bc5cdr/test.jsonl.gz',
  heads: 'bc5cdr',
};
const done = {
  ...own,
  corpus: 'bc5cdr',
  documents: 500,
  micro: scores,
  perType: { Chemical: scores, Disease: scores },
};
const page =
  '<!-- entities -->\nold\n<!-- /entities -->\n<!-- relations -->\nold\n<!-- /relations -->\n<!-- answers -->\nold\n<!-- /answers -->\n<!-- across -->\nold\n<!-- /across -->\n';

const written = (now: string, before = '') =>
  fill(page, resultTables({ now: parseMeasured(now), before: parseMeasured(before), old: 'v2' }));

test('a run that failed keeps its rows, with empty cells', () => {
  expect(written(lines({ ...own, failed: 1 }), lines(done))).toContain(
    '| BC5CDR Disease |  |  |  | 50.0 /  |',
  );
  expect(written(lines({ ...own, failed: 1 }))).toContain('| BC5CDR  |  |');
});

test.each(['relations', 'answers', 'linking'])(
  'a run of %s that failed, or had no corpus, is a row',
  (task) => {
    const file = 'corpora/drugprot/dev.jsonl.gz';
    for (const trouble of [{ failed: 1 }, { missing: file }]) {
      const now = lines({ task, file, ...trouble });
      expect(written(now).includes('rugProt') || written(now).includes('drugprot')).toBe(
        task !== 'linking',
      );
    }
  },
);

test('a table of which nothing was measured stays as it is', () => {
  expect(written(lines(done))).toContain('<!-- relations -->\nold\n');
});
