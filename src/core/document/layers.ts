import type { Mention, Relation } from '../annotation.ts';
import type { Layer } from '../evaluate/layer.ts';
import { append } from '../grouped.ts';
import { partsOf } from './mention-places.ts';
import type { ResolvedMention, ResolvedRelation, TextDocument } from './model.ts';
import { resolvedMentions } from './resolve.ts';
import { relationsOf } from './resolve-relations.ts';

/** What of a document can be compared: what its file says, what the model says, and what stands after all decisions. */
export type LayerName = 'file' | 'model' | 'curated';

/** The layers that say something, `curated` where a person decided. */
export function layerNames({ imported, reading, decisions }: TextDocument): readonly LayerName[] {
  return [
    ...(imported && imported.mentions.length > 0 ? (['file'] as const) : []),
    ...(reading ? (['model'] as const) : []),
    ...(decisions.some(({ kind }) => kind !== 'note') ? (['curated'] as const) : []),
  ];
}

/**
 * One layer of a document. The ends of a relation are all mentions of its entities in the layer.
 *
 * @param least scores under these are left out of what the model says and nobody decided on, in both layers that have it
 */
export function documentLayer(
  document: TextDocument,
  name: LayerName,
  least: { readonly entities: number; readonly relations: number },
): Layer {
  switch (name) {
    case 'file': {
      const { mentions = [], relations = [] } = document.imported ?? {};
      return layerOf(
        mentions.map(({ mention, spans }) => (spans ? { ...mention, spans } : mention)),
        relations.map(({ relation }) => relation),
      );
    }
    case 'model': {
      const { mentions = [], relations = [] } = document.reading ?? {};
      return layerOf(
        mentions.filter(({ score }) => score >= least.entities),
        relations.filter(({ score }) => score >= least.relations),
      );
    }
    case 'curated': {
      return layerOf(
        resolvedMentions(document).filter((one) => stands(one, least.entities)),
        relationsOf(document).filter((one) => stands(one, least.relations)),
      );
    }
  }
}

/** What was accepted stands, whatever its score, and what the file says; what the model alone says from the score on. */
function stands(one: ResolvedMention | ResolvedRelation, least: number): boolean {
  if (one.verdict !== 'undecided') return one.verdict === 'accepted';
  return one.imported !== undefined || one.score >= least;
}

/** The mention on the page that stands for one of a layer. */
export const mentionOfLayer = (
  mentions: readonly ResolvedMention[],
  name: LayerName,
  id: string,
): ResolvedMention | undefined =>
  mentions.find((one) =>
    [one, ...(one.others ?? [])].some((other) =>
      name === 'file' ? other.imported?.mention.id === id : other.id === id,
    ),
  );

function layerOf(mentions: readonly Mention[], relations: readonly Relation[]): Layer {
  const groups = new Map<string, string[]>();
  for (const { id, group } of mentions) append(groups, group, id);
  const known = new Set(mentions.map(({ id }) => id));
  return {
    mentions: mentions.map((one) => ({ id: one.id, parts: partsOf(one), type: one.type })),
    relations: relations.flatMap(({ id, type, directed, head, tail, evidence }) => {
      const isThere = evidence.some((one) => known.has(one.head) && known.has(one.tail));
      const ends = { head: groups.get(head) ?? [], tail: groups.get(tail) ?? [] };
      return isThere ? [{ id, type, directed, ...ends }] : [];
    }),
  };
}
