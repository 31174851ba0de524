import type {
  Imported,
  ImportedMention,
  ImportedRelation,
  TextDocument,
} from '../../core/document/model.ts';
import { newDocument } from '../../core/document/model.ts';
import { groupNamer } from '../../core/relate/group-name.ts';
import { compareSpans } from '../../core/text/span.ts';
import { asMentions, isDirected } from '../exchange/arguments.ts';
import { notesWithDecision } from '../exchange/decided.ts';
import type { ExchangeDocument, ExchangeMention, Warning } from '../exchange/model.ts';
import { withDecisionsOfFile } from './restore-decisions.ts';
import { pageType } from './types.ts';

export interface ImportedDocument {
  readonly document: TextDocument;
  /** What the page has no place for. */
  readonly losses: readonly Warning[];
}

/** A document of a file as one of the page: all that the file says becomes its `imported` layer. */
export function importDocument(source: ExchangeDocument, from: string): ImportedDocument {
  const losses: Warning[] = [];
  const { mentions, ids } = importMentions(source, losses);
  const relations = importRelations(source, mentions, ids, losses);
  const { title = '', ...info } = source.info;
  const imported: Imported = { from, mentions, relations, sections: source.sections, info };
  const isAnnotated = mentions.length > 0 || source.sections.length > 0 || Object.keys(info)[0];
  const document = newDocument(source.id.trim() || from, source.text, title);
  if (!isAnnotated) return { document, losses };
  return { document: withDecisionsOfFile({ ...document, imported }), losses };
}

/** Mentions in text order; two of one span and type become one. `ids`: the page's ids by those of the file. */
function importMentions(source: ExchangeDocument, losses: Warning[]) {
  const groupOf = groupNamer(source.text);
  const byPlace = new Map<string, ImportedMention>();
  const ids = new Map<string, string>();
  for (const one of source.mentions) {
    const made = importMention(one, source.text, groupOf, `F${ids.size + 1}`);
    const { start, end, type } = made.mention;
    const place = `${start} ${end} ${type}`;
    const before = byPlace.get(place);
    ids.set(one.id, before?.mention.id ?? made.mention.id);
    if (before) {
      const concepts = [...new Set([...before.concepts, ...made.concepts])];
      byPlace.set(place, { ...before, concepts });
      losses.push({ place: one.id, reason: `says “${made.mention.text}” again: taken as one` });
    } else byPlace.set(place, made);
  }
  const mentions = [...byPlace.values()].sort((a, b) => compareSpans(a.mention, b.mention));
  return { mentions, ids };
}

function importMention(
  one: ExchangeMention,
  text: string,
  groupOf: ReturnType<typeof groupNamer>,
  id: string,
): ImportedMention {
  const { spans, type: label, score, by, concepts, negated, speculative } = one;
  const start = spans[0]?.start ?? 0;
  const end = Math.max(start, ...spans.map((span) => span.end));
  const type = pageType(label);
  const name = text.slice(start, end);
  const group = groupOf({ start, end, type });
  return {
    mention: { id, start, end, text: name, type, score: score ?? 1, group },
    concepts,
    hasScore: score !== undefined,
    info: notesWithDecision(one),
    ...(spans.length > 1 && { spans }),
    ...(label !== type && { label }),
    ...(by !== undefined && { by }),
    ...(negated && { negated }),
    ...(speculative && { speculative }),
  };
}

function importRelations(
  source: ExchangeDocument,
  mentions: readonly ImportedMention[],
  ids: ReadonlyMap<string, string>,
  losses: Warning[],
): readonly ImportedRelation[] {
  const groups = new Map(mentions.map(({ mention }) => [mention.id, mention.group]));
  return source.relations.flatMap((one, index): readonly ImportedRelation[] => {
    const pair = one.arguments.length === 2 ? asMentions(source, one) : undefined;
    const [head, tail] = pair?.map(({ id }) => ids.get(id) ?? '') ?? [];
    const [a, b] = [groups.get(head ?? ''), groups.get(tail ?? '')];
    if (head === undefined || tail === undefined || a === undefined || b === undefined) {
      const why =
        one.arguments.length === 2 ? 'no mention of one side' : `${one.arguments.length} parts`;
      losses.push({ place: one.id, reason: `relation ${one.type} left out: ${why}` });
      return [];
    }
    const score = one.score ?? 1;
    const roles = [one.arguments[0]?.role ?? '', one.arguments[1]?.role ?? ''] as const;
    const { schema = 'file', ...info } = notesWithDecision(one);
    const relation = {
      id: `FR${index + 1}`,
      head: a,
      tail: b,
      type: one.type || 'Relation',
      schema: schema || 'file',
      directed: isDirected(one),
      score,
      evidence: [{ head, tail, score }],
      ...(one.novel !== undefined && { novel: one.novel }),
    };
    const { by, negated, speculative } = one;
    const hasScore = one.score !== undefined;
    return [
      {
        ...{ relation, roles, hasScore, info },
        ...(by !== undefined && { by }),
        ...(negated && { negated }),
        ...(speculative && { speculative }),
      },
    ];
  });
}
