import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A line of a vocabulary table: identifier, name, kind of name, entity type, and further columns. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly type: string;
  readonly references: readonly string[];
}

/** Rows of `FILE.tsv.gz`: id, name, kind, type, comma-separated cross references. */
export function* readTable(file: string): Generator<Row> {
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const [id, name, kind, type, references] = line.split('\t');
    if (!id || !name || !kind || !type) continue;
    yield { id, name: name.trim(), kind, type, references: references?.split(',') ?? [] };
  }
}

/**
 * Genes out of a goatools module (`genes_NCBI_10090_All.py`): NCBI Gene's own table, one named tuple a line,
 * read as text. `goatools` keeps it as Python source; nothing of it is run.
 */
export function* readGoatools(file: string): Generator<Row> {
  if (!existsSync(file)) throw new Error(`${file} is missing: see docs/linking.md`);
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const gene = /GeneID=(\d+)/.exec(line)?.[1];
    const symbol = field(line, 'Symbol');
    if (!gene || !symbol || !line.includes(`Status='live'`)) continue;
    const row = (name: string, kind: string): Row => ({
      id: `NCBIGene:${gene}`,
      name,
      kind,
      type: 'Gene',
      references: [],
    });
    yield row(symbol, 'symbol');
    for (const name of field(line, 'Aliases').split(', ')) if (name) yield row(name, 'synonym');
    const description = field(line, 'description');
    if (description) yield row(description, 'name');
    for (const name of field(line, 'other_designations').split('|'))
      if (name) yield row(name, 'other');
  }
}

/** A string of a Python tuple's `repr`. */
function field(line: string, name: string): string {
  const found = new RegExp(`${name}=(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)")`).exec(
    line,
  );
  return (found?.[1] ?? found?.[2] ?? '').replace(/\\(.)/g, '$1');
}
