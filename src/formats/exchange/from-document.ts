import { sourceName } from '../../core/annotation.ts';
import { mentionContexts } from '../../core/context/context.ts';
import type {
  MentionLink,
  ModelLinking,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../core/document/model.ts';
import { resolvedMentions } from '../../core/document/resolve.ts';
import { resolvedRelations } from '../../core/document/resolve-relations.ts';
import type { LinkedConcept } from '../../core/link/link.ts';
import type { ExchangeDocument, ExchangeMention, ExchangeRelation, Info } from './model.ts';

/**
 * A document of the page for others: what was rejected is left out, what a person accepted is theirs, what the file
 * says is the file's. A relation is
 * told by the two mentions that stand closest for it; questions and answers have no place in these formats.
 */
export function fromDocument(document: TextDocument): ExchangeDocument {
  const judged = resolvedMentions(document);
  const relations = resolvedRelations(document, judged).filter(
    ({ verdict }) => verdict !== 'rejected',
  );
  const kept = judged.filter(({ verdict }) => verdict !== 'rejected');
  const contexts = mentionContexts(document.text, kept);
  const ids = new Map(kept.map(({ id }, index) => [id, `T${index + 1}`]));
  return {
    id: document.id,
    text: document.text,
    sections: document.imported?.sections ?? [],
    mentions: kept.map((mention, index): ExchangeMention => {
      const { id, start, end, type, group, imported, link } = mention;
      return {
        id: ids.get(id) ?? id,
        spans: imported?.spans ?? [{ start, end }],
        type: imported?.label ?? type,
        concepts: conceptsOf(mention),
        ...scoreOf(mention),
        ...saidBy(document, mention),
        ...contexts[index],
        ...(imported?.negated && { negated: true }),
        ...(imported?.speculative && { speculative: true }),
        info: { entity: group, ...linkInfo(document, link), ...imported?.info },
      };
    }),
    relations: relations.flatMap((relation, index): readonly ExchangeRelation[] => {
      const pair = relation.evidence.find(({ head, tail }) => ids.has(head) && ids.has(tail));
      const head = pair && ids.get(pair.head);
      const tail = pair && ids.get(pair.tail);
      if (head === undefined || tail === undefined) return [];
      const { imported } = relation;
      const roles =
        imported?.roles ?? (relation.directed ? ['subject', 'object'] : ['Arg1', 'Arg2']);
      return [
        {
          id: `R${index + 1}`,
          type: relation.type,
          arguments: [
            { role: roles[0] ?? '', mention: head },
            { role: roles[1] ?? '', mention: tail },
          ],
          ...scoreOf(relation),
          ...saidBy(document, relation),
          ...(relation.novel !== undefined && { novel: relation.novel }),
          info: { ...(!imported && { schema: relation.schema }), ...imported?.info },
        },
      ];
    }),
    info: { ...document.imported?.info, ...(document.title !== '' && { title: document.title }) },
  };
}

/** Which concept, who said so and how sure, and what else was offered. */
function linkInfo({ reading }: TextDocument, link: MentionLink | undefined): Info {
  const { concept, by, candidates = [] } = link ?? {};
  if (by === 'file' || (!concept && by !== 'person')) return {};
  return {
    conceptBy: by === 'person' ? 'person' : linkerOf(reading?.linking, concept?.vocabulary),
    ...(concept && { conceptName: concept.name }),
    ...(concept && by === 'lexicon' && { conceptScore: String(concept.score) }),
    ...(candidates.length > 1 && { conceptCandidates: offeredConcepts(candidates) }),
  };
}

/** Best first: `MESH:D001241 0.89; CHEBI:15365 0.41`. */
export const offeredConcepts = (candidates: readonly LinkedConcept[]): string =>
  candidates.map(({ id, score }) => `${id} ${score.toFixed(2)}`).join('; ');

/** `biogloss-lexicon@1`, or the name of the user's own vocabulary. */
export const linkerOf = (linking: ModelLinking | undefined, vocabulary?: string): string => {
  if (vocabulary !== undefined) return vocabulary;
  const { id = 'unknown', version = '' } = linking?.by.lexicon ?? {};
  return `${id}-lexicon@${version}`;
};

/** The file may name several. */
const conceptsOf = ({ link, imported }: ResolvedMention): readonly string[] => {
  if (link?.by === 'file') return imported?.concepts ?? [];
  return link?.concept ? [link.concept.id] : [];
};

type Resolved = ResolvedMention | ResolvedRelation;

/** A file without a score gives none here either. */
const scoreOf = ({ imported, score }: Resolved) =>
  imported && !imported.hasScore ? {} : { score };

function saidBy({ reading, imported }: TextDocument, { source, verdict, ...said }: Resolved) {
  if (verdict === 'accepted' || source === 'person') return { by: 'person' };
  if (source === 'file') return { by: said.imported?.by ?? imported?.from ?? source };
  if ('by' in said && said.by !== undefined) return { by: sourceName(said.by) };
  return reading ? { by: `${reading.by.pack.id}@${reading.by.pack.version}` } : {};
}
