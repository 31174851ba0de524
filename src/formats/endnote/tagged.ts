import { byBlock, type LineBlock } from '../exchange/lines.ts';
import type { Feed, Parsed } from '../exchange/model.ts';
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

function* parseRecord(block: LineBlock, name: string): Generator<Parsed> {
  const { first } = block;
  const fields = yield* taggedFields(block, TAG);
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
