import { entityGroups } from '../../core/document/groups.ts';
import { judgedMentions, judgedRelations } from '../../core/document/judge.ts';
import type { Source, TextDocument } from '../../core/document/model.ts';
import { codePointIndex } from '../../core/text/code-points.ts';
import { type Cell, writeTable } from './table.ts';

export const entityColumns = [
  'doc_id',
  'start_cp',
  'end_cp',
  'start_utf16',
  'end_utf16',
  'text',
  'type',
  'score',
  'group',
  'decision',
  'source_model',
] as const;

/** One row a mention, in text order, rejected ones included. Offsets half-open, in code points and in UTF-16. */
export function writeEntities(document: TextDocument): string {
  const index = codePointIndex(document.text);
  const rows = judgedMentions(document).map((mention): readonly Cell[] => [
    document.id,
    index.toCodePoints(mention.start),
    index.toCodePoints(mention.end),
    mention.start,
    mention.end,
    mention.text,
    mention.type,
    mention.score,
    mention.group,
    mention.verdict,
    modelOf(document, mention.source),
  ]);
  return writeTable(entityColumns, rows);
}

export const relationColumns = [
  'doc_id',
  'head_group',
  'head_name',
  'head_type',
  'type',
  'tail_group',
  'tail_name',
  'tail_type',
  'schema',
  'directed',
  'novel',
  'score',
  'evidence_utf16',
  'decision',
  'source_model',
] as const;

/**
 * One row a relation, rejected ones included. `evidence_utf16` holds the mention pairs that speak for it, head
 * first: `0-3:15-21;…`.
 */
export function writeRelations(document: TextDocument): string {
  const mentions = judgedMentions(document);
  const groups = new Map(entityGroups(mentions).map((group) => [group.group, group]));
  const spans = new Map(mentions.map(({ id, start, end }) => [id, `${start}-${end}`]));
  const rows = judgedRelations(document, mentions).map((relation): readonly Cell[] => {
    const head = groups.get(relation.head);
    const tail = groups.get(relation.tail);
    return [
      document.id,
      relation.head,
      head?.name,
      head?.type,
      relation.type,
      relation.tail,
      tail?.name,
      tail?.type,
      relation.schema,
      relation.directed,
      relation.novel,
      relation.score,
      relation.evidence.map((pair) => `${spans.get(pair.head)}:${spans.get(pair.tail)}`).join(';'),
      relation.verdict,
      modelOf(document, relation.source),
    ];
  });
  return writeTable(relationColumns, rows);
}

/** `pack@version`; of what only a decision keeps, the reading that said it is not known any more. */
function modelOf({ reading }: TextDocument, source: Source): string {
  if (source === 'person' || !reading) return 'earlier reading';
  const { id, version } = reading.by.pack;
  return `${id}@${version}`;
}
