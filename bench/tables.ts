/**
 * Writes the tables of docs/results.md and docs/linking.md, between their markers, from what bench/accuracy.ts measured. A cell that
 * nobody measured stays empty; a table of which nothing was measured stays as it is.
 *
 *   npx tsx bench/tables.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fill, linkingTables, parseMeasured, resultTables, type Tables } from './score-tables.ts';

/** The earlier weights, with which the tables compare. */
const old = 'v3';
const measured = (path: string) => parseMeasured(readFileSync(path, 'utf8'));
const measurements = {
  now: measured('bench/results/accuracy.jsonl'),
  before: measured(`bench/results/accuracy-${old}.jsonl`),
  old,
};

write('docs/results.md', resultTables(measurements));
write('docs/linking.md', linkingTables(measurements));

function write(file: string, tables: Tables): void {
  writeFileSync(file, fill(readFileSync(file, 'utf8'), tables));
}
