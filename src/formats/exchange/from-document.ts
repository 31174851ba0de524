import { mentionContexts } from '../../core/context/context.ts';
import { judgedMentions, judgedRelations } from '../../core/document/judge.ts';
import type { Source, TextDocument } from '../../core/document/model.ts';
import type { ExchangeDocument, ExchangeMention, ExchangeRelation } from './model.ts';

/**
 * A document of the page for others: what was rejected is left out, what a person accepted is theirs. A relation is
 * told by the two mentions that stand closest for it; questions and answers have no place in these formats.
 *
 * @param concepts what mentions were linked to, by mention id: identifiers, best first
 */
export function fromDocument(
  document: TextDocument,
  concepts: ReadonlyMap<string, readonly string[]> = new Map(),
): ExchangeDocument {
  const judged = judgedMentions(document);
  const relations = judgedRelations(document, judged).filter(
    ({ verdict }) => verdict !== 'rejected',
  );
  const kept = judged.filter(({ verdict }) => verdict !== 'rejected');
  const contexts = mentionContexts(document.text, kept);
  const ids = new Map(kept.map(({ id }, index) => [id, `T${index + 1}`]));
  return {
    id: document.id,
    text: document.text,
    sections: [],
    mentions: kept.map(
      ({ id, start, end, type, score, group, verdict, source }, index): ExchangeMention => ({
        id: ids.get(id) ?? id,
        spans: [{ start, end }],
        type,
        concepts: concepts.get(id) ?? [],
        score,
        ...saidBy(document, source, verdict === 'accepted'),
        ...contexts[index],
        info: { entity: group },
      }),
    ),
    relations: relations.flatMap((relation, index): readonly ExchangeRelation[] => {
      const pair = relation.evidence.find(({ head, tail }) => ids.has(head) && ids.has(tail));
      const head = pair && ids.get(pair.head);
      const tail = pair && ids.get(pair.tail);
      if (head === undefined || tail === undefined) return [];
      const roles = relation.directed ? ['subject', 'object'] : ['Arg1', 'Arg2'];
      return [
        {
          id: `R${index + 1}`,
          type: relation.type,
          arguments: [
            { role: roles[0] ?? '', mention: head },
            { role: roles[1] ?? '', mention: tail },
          ],
          score: relation.score,
          ...saidBy(document, relation.source, relation.verdict === 'accepted'),
          ...(relation.novel !== undefined && { novel: relation.novel }),
          info: { schema: relation.schema },
        },
      ];
    }),
    info: document.title === '' ? {} : { title: document.title },
  };
}

function saidBy({ reading }: TextDocument, source: Source, isAccepted: boolean) {
  if (isAccepted || source === 'person') return { by: 'person' };
  return reading ? { by: `${reading.by.pack.id}@${reading.by.pack.version}` } : {};
}
