import { type Block, byBlock } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf, articleOrRecord } from '../imports/article.ts';
import { undoMarkup } from '../imports/undo-markup.ts';
import { taggedFields } from './fields.ts';

/** `%T A title`: a percent sign and a letter, digit or sign (EndNote's manual, "Tagged EndNote import format"). */
const TAG = /^\s*%([0-9A-Z!@#$^&*()[\]~?>+|<=])(?: (.*))?$/s;
const BEGIN = /^\s*%0(?: |$)/;

/** EndNote's tagged format (.enw), after refer: `%0` begins a record. */
export const readEndnote = (name: string): Feed =>
  byBlock({
    begins: (line) => BEGIN.test(line),
    ends: () => false,
    parse: (block) => parseRecord(block, name),
  });

function* parseRecord({ lines, first }: Block, name: string): Generator<Parsed> {
  const strays: number[] = [];
  const fields = taggedFields(
    lines,
    (line) => {
      const [, tag, value = ''] = TAG.exec(line) ?? [];
      return tag === undefined ? undefined : [tag, value];
    },
    (index) => strays.push(index),
  );
  for (const index of strays)
    yield warn(`line ${first + index}`, `is no field: ${lines[index]?.slice(0, 60)}`);
  if (fields.size === 0) return;
  const get = (...tags: readonly string[]): string =>
    undoMarkup(tags.flatMap((tag) => fields.get(tag) ?? []).find((value) => value !== '') ?? '');
  const parts = [
    { kind: 'title', text: get('T', 'B') },
    ...[...new Set((fields.get('X') ?? []).map(undoMarkup))].map((text) => ({
      kind: 'abstract',
      text,
    })),
  ];
  const info = {
    doi: get('R'),
    journal: get('J', 'B'),
    year: /\d{4}/.exec(get('D'))?.[0] ?? '',
    authors: (fields.get('A') ?? []).join('; '),
  };
  const article = articleOf(get('M', 'F', 'R') || `${name}:${first}`, parts, info);
  yield articleOrRecord(article, `line ${first}`, 'record');
}
