import { type Block, byBlock } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf } from './article.ts';

/** `TI  - value`; some exporters leave out spaces. */
const TAG = /^\s*([A-Z][A-Z0-9]) {0,2}-(?: (.*))?$/;

/** What exporters write between records. */
const COUNTER = /^(?:\d+\.|Record #\d+ of \d+|Provider: .*|Content: .*)$/;

/** RIS: two characters, two spaces, hyphen, space; `ER` ends a record. Lines without a tag go on with the last field. */
export const readRis = (name: string): Feed =>
  byBlock({
    begins: (line) => TAG.exec(line)?.[1] === 'TY',
    ends: (line) => TAG.exec(line)?.[1] === 'ER',
    parse: (block) => parseRecord(block, name),
  });

function* parseRecord({ lines, first }: Block, name: string): Generator<Parsed> {
  const fields = new Map<string, string>();
  let open: string | undefined;
  for (const [index, line] of lines.entries()) {
    const [, tag, value = ''] = TAG.exec(line) ?? [];
    if (tag !== undefined) {
      open = tag;
      if (!fields.has(tag)) fields.set(tag, value.trim());
    } else if (open !== undefined && line.trim() !== '') {
      fields.set(open, `${fields.get(open)} ${line.trim()}`.trim());
    } else if (line.trim() !== '' && !COUNTER.test(line)) {
      yield warn(`line ${first + index}`, `is no field: ${line.slice(0, 60)}`);
    }
  }
  if (!fields.has('TY')) {
    if (fields.size > 0) yield warn(`line ${first}`, 'left out: a record begins with TY');
    return;
  }
  const get = (...tags: readonly string[]): string =>
    tags.map((tag) => fields.get(tag) ?? '').find((value) => value !== '') ?? '';
  const parts = [
    { kind: 'title', text: get('TI', 'T1', 'CT') },
    { kind: 'abstract', text: get('AB', 'N2') },
  ];
  if (parts.every(({ text }) => text === '')) {
    yield warn(`line ${first}`, 'record has no title and no abstract: left out');
    return;
  }
  const info = {
    doi: get('DO'),
    journal: get('JO', 'T2', 'JF'),
    year: get('PY', 'Y1').slice(0, 4),
  };
  yield { document: articleOf(get('AN', 'ID', 'DO') || `${name}:${first}`, parts, info) };
}
