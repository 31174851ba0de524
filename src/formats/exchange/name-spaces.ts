import { entityType } from '../../core/catalogue/entity-type.ts';
import type { ExchangeMention } from './model.ts';

/**
 * An identifier with its name space. Files leave it out where the type of the mention tells: 672 of a gene is
 * NCBIGene:672, 9606 of a species NCBITaxon:9606, D003920 of a disease MESH:D003920. Others are given back as they are.
 *
 * @param type of the mention, as the file has it
 */
export function qualified(concept: string, type: string): string {
  const space = entityType(type)?.nameSpace;
  if (space === undefined) return concept;
  if (space === 'MESH') return /^[CD]\d{6,9}$/u.test(concept) ? `MESH:${concept}` : concept;
  // GNormPlus adds the species of a gene: 22339(Tax:10090).
  const number = /^(\d+)(?:\(Tax:?\d+\))?$/u.exec(concept)?.[1];
  return number === undefined ? concept : `${space}:${number}`;
}

/** Whether the concepts of a mention get a name space where they are written with one. */
export const isQualified = ({ type, concepts }: Pick<ExchangeMention, 'type' | 'concepts'>) =>
  concepts.some((concept) => qualified(concept, type) !== concept);

/**
 * The identifiers of relations, which name no type: each stands for what the mentions of the document have under it, a gene
 * before a taxon of the same number.
 */
export function qualifier(
  mentions: readonly Pick<ExchangeMention, 'type' | 'concepts'>[],
): (concept: string) => string {
  const known = new Map<string, string>();
  for (const { type, concepts } of mentions) {
    for (const concept of concepts) {
      const full = qualified(concept, type);
      const before = known.get(concept);
      if (before === undefined || before.startsWith('NCBITaxon:')) known.set(concept, full);
    }
  }
  return (concept) => known.get(concept) ?? concept;
}
