import { sourceName } from '../../core/annotation.ts';
import { type Context, contextReader } from '../../core/context/context.ts';
import { entityGroups } from '../../core/document/groups.ts';
import type { ResolvedMention, ResolvedRelation, TextDocument } from '../../core/document/model.ts';
import { mentionContext, relationContext } from '../../core/document/relation-context.ts';
import { hasScore, isAdded, resolvedMentions } from '../../core/document/resolve.ts';
import { resolvedRelations } from '../../core/document/resolve-relations.ts';
import { codePointIndex } from '../../core/text/code-points.ts';
import { decidedHere, linkerOf, notesOf, offeredConcepts } from '../exchange/from-document.ts';
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
  'concept_id',
  'concept_name',
  'concept_score',
  'concept_by',
  'concept_candidates',
  'curator',
  'decided',
  'note',
  'said_as',
  'pieces_utf16',
  'negated',
  'speculative',
] as const;

/** Writes a row for each mention, in text order, rejected ones included. Offsets half-open, in code points and in UTF-16. */
export function writeEntities(document: TextDocument): string {
  const index = codePointIndex(document.text);
  const notes = notesOf(document);
  const contextOf = contextReader(document.text);
  const rows = resolvedMentions(document).map((mention): readonly Cell[] => [
    document.id,
    index.toCodePoints(mention.start),
    index.toCodePoints(mention.end),
    mention.start,
    mention.end,
    mention.text,
    mention.type,
    hasScore(mention) ? mention.score : undefined,
    mention.group,
    decidedHere(mention)?.decision ?? mention.verdict,
    sourceOf(document, mention),
    ...conceptCells(document, mention),
    mention.decision?.curator,
    mention.decision?.at,
    notes.onMention(mention),
    mention.before && `${mention.before.type}: ${mention.before.text}`,
    mention.spans?.map(({ start, end }) => `${start}-${end}`).join(';'),
    ...flags(mentionContext(mention, contextOf)),
  ]);
  return writeTable(entityColumns, rows);
}

/** A score only where it was the lexicon that chose. */
function conceptCells(document: TextDocument, mention: ResolvedMention): readonly Cell[] {
  const { concept, by, candidates = [] } = mention.link ?? {};
  const other = by === 'file' ? sourceOf(document, mention) : by;
  return [
    concept?.id,
    concept?.name,
    by === 'lexicon' ? concept?.score : undefined,
    by === 'lexicon' ? concept && linkerOf(document.reading?.linking, concept.vocabulary) : other,
    offeredConcepts(candidates),
  ];
}

export const relationColumns = [
  'doc_id',
  'head_group',
  'head_name',
  'head_type',
  'head_concept',
  'type',
  'tail_group',
  'tail_name',
  'tail_type',
  'tail_concept',
  'schema',
  'directed',
  'novel',
  'score',
  'evidence_utf16',
  'decision',
  'source_model',
  'curator',
  'decided',
  'note',
  'negated',
  'speculative',
] as const;

/**
 * One row a relation, rejected ones included. `evidence_utf16` holds the mention pairs that speak for it, head
 * first: `0-3:15-21;…`.
 */
export function writeRelations(document: TextDocument): string {
  const mentions = resolvedMentions(document);
  const notes = notesOf(document);
  const groups = new Map(entityGroups(mentions).map((group) => [group.group, group]));
  const spans = new Map(mentions.map(({ id, start, end }) => [id, `${start}-${end}`]));
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const contextOf = contextReader(document.text);
  const rows = resolvedRelations(document, mentions).map((relation): readonly Cell[] => {
    const head = groups.get(relation.head);
    const tail = groups.get(relation.tail);
    return [
      document.id,
      relation.head,
      head?.name,
      head?.type,
      head?.link?.concept?.id,
      relation.type,
      relation.tail,
      tail?.name,
      tail?.type,
      tail?.link?.concept?.id,
      relation.schema,
      relation.directed,
      relation.novel,
      hasScore(relation) ? relation.score : undefined,
      relation.evidence.map((pair) => `${spans.get(pair.head)}:${spans.get(pair.tail)}`).join(';'),
      decidedHere(relation)?.decision ?? relation.verdict,
      sourceOf(document, relation),
      relation.decision?.curator,
      relation.decision?.at,
      notes.onRelation(relation),
      ...flags(relationContext(relation, byId, contextOf)),
    ];
  });
  return writeTable(relationColumns, rows);
}

/** What the text says of it: it denies it, or only supposes it. */
const flags = ({ negated, speculative }: Context): readonly Cell[] => [negated, speculative];

/** `pack@version`, `dictionary`, a vocabulary of the user's own, or the file; of what only a decision keeps, the reading that said it is not known any more. */
function sourceOf(
  { reading, imported }: TextDocument,
  { source, ...said }: ResolvedMention | ResolvedRelation,
): string {
  if (source === 'file') return said.imported?.by ?? imported?.from ?? source;
  if (isAdded({ source, ...said })) return 'person';
  if (source === 'person' || !reading) return 'earlier reading';
  if ('by' in said && said.by !== undefined) return sourceName(said.by);
  const { id, version } = reading.by.pack;
  return `${id}@${version}`;
}
