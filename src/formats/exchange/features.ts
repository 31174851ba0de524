import type { ExchangeDocument, ExchangeMention, ExchangeRelation } from './model.ts';

/** What a format may hold or not. */
export const features = [
  'document id',
  'text',
  'sections',
  'document info',
  'mentions',
  'discontinuous mentions',
  'mention ids',
  'types',
  'concepts',
  'mention scores',
  'mention sources',
  'negation and speculation',
  'decisions',
  'mention info',
  'relations',
  'relations of mentions',
  'relations of concepts',
  'roles',
  'relation ids',
  'relation scores',
  'relation sources',
  'novelty',
  'relation negation and speculation',
  'relation info',
] as const;

export type Feature = (typeof features)[number];

export interface Loss {
  readonly feature: Feature;
  /** How many mentions, relations or other things it befell. */
  readonly count: number;
  /** The first of them. */
  readonly place: string;
  /** Whether something else stands in its place. */
  readonly kind: 'lost' | 'changed';
}

/** Losses by feature as they are found, counted, with the first place of each. */
export function collectLosses() {
  const found = new Map<Feature, Loss>();
  return {
    note: (feature: Feature, place: string, kind: Loss['kind']): void => {
      const known = found.get(feature);
      const count = (known?.count ?? 0) + 1;
      found.set(feature, { feature, place, kind, ...known, count });
    },
    inOrder: (): readonly Loss[] => features.flatMap((feature) => found.get(feature) ?? []),
  };
}

/** The losses of a format that nothing can be read back from, by what it holds. */
export function allBut(held: readonly Feature[], document: ExchangeDocument): readonly Loss[] {
  const losses = collectLosses();
  const note = (feature: Feature, place: string, isThere: unknown) => {
    if (isThere && !held.includes(feature)) losses.note(feature, place, 'lost');
  };
  note('document id', document.id, document.id);
  note('text', document.id, document.text);
  note('sections', document.id, document.sections.length);
  note('document info', document.id, hasInfo(document));
  for (const mention of document.mentions) noteMention(mention, `${document.id}: ${mention.id}`);
  for (const relation of document.relations)
    noteRelation(relation, `${document.id}: ${relation.id}`);
  return losses.inOrder();

  function noteMention(mention: ExchangeMention, place: string) {
    note('mentions', place, true);
    if (!held.includes('mentions')) return;
    note('discontinuous mentions', place, mention.spans.length > 1);
    note('mention ids', place, true);
    note('types', place, mention.type);
    note('concepts', place, mention.concepts.length);
    note('mention scores', place, mention.score !== undefined);
    note('mention sources', place, mention.by);
    note('negation and speculation', place, mention.negated || mention.speculative);
    note('decisions', place, mention.decided);
    note('mention info', place, hasInfo(mention));
  }
  function noteRelation(relation: ExchangeRelation, place: string) {
    note('relations', place, true);
    if (!held.includes('relations')) return;
    note(
      'relations of mentions',
      place,
      relation.arguments.some((one) => 'mention' in one),
    );
    note(
      'relations of concepts',
      place,
      relation.arguments.some((one) => 'concept' in one),
    );
    note('roles', place, relation.arguments.length);
    note('relation ids', place, true);
    note('relation scores', place, relation.score !== undefined);
    note('relation sources', place, relation.by);
    note('decisions', place, relation.decided);
    note('novelty', place, relation.novel !== undefined);
    note('relation negation and speculation', place, relation.negated || relation.speculative);
    note('relation info', place, hasInfo(relation));
  }
}

const hasInfo = ({ info }: { readonly info: object }): boolean => Object.keys(info).length > 0;

/** A sentence for a person. */
export function lossSentence({ feature, count, kind }: Loss): string {
  const times = count === 1 ? '' : ` (${count} times)`;
  return `${feature}: ${kind === 'lost' ? 'not kept' : 'changed'}${times}`;
}
