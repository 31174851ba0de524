import { csvCell } from '../../core/csv.ts';
import { codePointIndex } from '../../core/text/code-points.ts';
import { allBut, type Loss } from '../exchange/features.ts';
import type { Writer } from '../exchange/format.ts';
import { type ExchangeDocument, mentionText } from '../exchange/model.ts';
import { type Cell, writeRow } from './table.ts';

const columns = [
  'doc_id',
  'mention_id',
  'start_cp',
  'end_cp',
  'start_utf16',
  'end_utf16',
  'text',
  'type',
  'score',
  'ids',
  'source_model',
  'negated',
  'speculative',
  'decision',
  'curator',
  'decided',
  'note',
];

/** A row a mention; one in pieces covers what lies between them. Offsets half-open. */
export const tsvWriter: Writer = {
  head: () => writeRow(columns),
  document: (document) => rowsOf(document).map(writeRow).join(''),
  between: '',
  tail: '',
};

/** The rows of `tsvWriter` as RFC 4180 writes them, with LF for line ends outside of cells. */
export const csvWriter: Writer = {
  ...tsvWriter,
  head: () => csvRow(columns),
  document: (document) => rowsOf(document).map(csvRow).join(''),
};

export const tableLosses = (document: ExchangeDocument): readonly Loss[] =>
  allBut(
    [
      ...(['document id', 'mentions', 'mention ids', 'types', 'concepts'] as const),
      ...(['mention scores', 'mention sources', 'negation and speculation'] as const),
      ...(['decisions'] as const),
    ],
    document,
  );

function rowsOf({ id, text, mentions }: ExchangeDocument): readonly (readonly Cell[])[] {
  const { toCodePoints } = codePointIndex(text);
  return mentions.map((mention) => {
    const start = mention.spans[0]?.start ?? 0;
    const end = mention.spans.at(-1)?.end ?? 0;
    return [
      id,
      mention.id,
      toCodePoints(start),
      toCodePoints(end),
      start,
      end,
      mentionText(text, mention.spans),
      mention.type,
      mention.score,
      mention.concepts.join(' '),
      mention.by,
      mention.negated,
      mention.speculative,
      mention.decided?.decision,
      mention.decided?.by,
      mention.decided?.at,
      mention.info.note,
    ];
  });
}

const csvRow = (row: readonly Cell[]): string =>
  `${row.map((cell) => csvCell(cell === undefined ? '' : String(cell))).join(',')}\n`;
