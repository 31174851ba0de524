import { byBlock, type LineBlock } from '../exchange/lines.ts';
import type { Feed, Parsed } from '../exchange/model.ts';
import { articleOf, articleOrRecord } from '../imports/article.ts';
import { undoMarkup } from '../imports/undo-markup.ts';
import { taggedFields } from './fields.ts';

const TAG = /^([A-Z][A-Z0-9])(?: (.*))?$/s;
const END = /^E[RF]\s*$/;

/**
 * Plain text of Web of Science (.ciw, .txt): two letters and a space, three spaces to go on; `ER` ends a record. Of `FN` and
 * `VR`, the file's own fields, nothing is read.
 */
export const readWebOfScience = (name: string): Feed =>
  byBlock({
    begins: (line) => /^PT /.test(line),
    ends: (line) => END.test(line),
    parse: (block) => parseRecord(block, name),
  });

function* parseRecord(block: LineBlock, name: string): Generator<Parsed> {
  const { first } = block;
  const lines = block.lines.filter((line) => !END.test(line));
  const fields = yield* taggedFields({ ...block, lines }, TAG);
  fields.delete('FN');
  fields.delete('VR');
  if (fields.size === 0) return;
  const get = (tag: string): string => undoMarkup(fields.get(tag)?.join(' ') ?? '');
  const parts = [
    { kind: 'title', text: get('TI') },
    { kind: 'abstract', text: get('AB') },
  ];
  // A line each: they were joined by blanks.
  const authors = authorsIn(lines);
  const info = {
    doi: get('DI'),
    pmid: get('PM'),
    journal: get('SO'),
    year: get('PY').slice(0, 4),
    authors: authors.join('; '),
  };
  const id = info.pmid || get('UT') || info.doi || `${name}:${first}`;
  yield articleOrRecord(articleOf(id, parts, info), `line ${first}`, 'record');
}

/** `AU` has an author a line. */
function authorsIn(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => /^AU /.test(line));
  if (from < 0) return [];
  const rest = lines.slice(from + 1);
  const count = rest.findIndex((line) => !/^\s+\S/.test(line));
  return [lines[from] ?? '', ...rest.slice(0, count < 0 ? undefined : count)].map((line) =>
    line.replace(/^AU /, '').trim(),
  );
}
